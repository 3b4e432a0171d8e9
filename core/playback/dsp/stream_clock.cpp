// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/dsp/stream_clock.h"

#include <algorithm>
#include <cmath>

namespace linnet::playback::dsp {

void StreamClock::reset() {
    m_device = 0;
    begin(0);
}

void StreamClock::begin(double held) {
    m_newest = 0;
    m_count = 1;
    m_stream = -held;
    m_pieces[0] = {m_device, m_stream, 1};
}

void StreamClock::append(Piece added) {
    m_newest = (m_newest + 1) % kPieces;
    m_pieces[m_newest] = added;
    m_count = std::min(m_count + 1, kPieces);
}

void StreamClock::hand(std::int64_t deviceFrames, double streamFrames) {
    if (deviceFrames <= 0)
        return;
    const double ratio = streamFrames / static_cast<double>(deviceFrames);
    if (ratio != piece(0).ratio)
        append({m_device, m_stream, ratio});
    m_device += deviceFrames;
    m_stream += streamFrames;
}

void StreamClock::takeBack(std::int64_t frames, double stream) {
    m_device -= frames;
    while (m_count > 1 && piece(0).device > m_device) {
        m_newest = (m_newest + kPieces - 1) % kPieces;
        --m_count;
    }
    if (exactlyAt(m_device) != stream)
        append({m_device, stream, piece(0).ratio});
    m_stream = stream;
}

double StreamClock::exactlyAt(std::int64_t devicePlayed) const {
    std::size_t back = 0;
    while (back + 1 < m_count && piece(back).device > devicePlayed)
        ++back;
    const Piece& now = piece(back);
    return now.stream +
           static_cast<double>(std::min(devicePlayed, m_device) - now.device) * now.ratio;
}

std::int64_t StreamClock::streamAt(std::int64_t devicePlayed) const {
    return std::max<std::int64_t>(0, std::llround(exactlyAt(devicePlayed)));
}

std::int64_t StreamClock::deviceAt(double stream) const {
    std::size_t back = 0;
    while (back + 1 < m_count && piece(back).stream > stream)
        ++back;
    const Piece& then = piece(back);
    const double into = then.ratio > 0 ? std::max(stream - then.stream, 0.0) / then.ratio : 0.0;
    return std::min(then.device + static_cast<std::int64_t>(std::ceil(into)), m_device);
}

bool StreamClock::isOneToOne(std::int64_t from) const {
    return piece(0).ratio == 1 && piece(0).device <= from;
}

std::int64_t StreamClock::streamHanded() const {
    return std::max<std::int64_t>(0, std::llround(m_stream));
}

}  // namespace linnet::playback::dsp
