// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/dsp/stretcher.h"

#include <SoundTouch.h>

#include <algorithm>
#include <cmath>

#include "core/playback/dsp/fade.h"
#include "core/playback/dsp/ramp.h"

namespace linnet::playback::dsp {
namespace {

constexpr double kStretchFadeMs = 15;
constexpr std::size_t kInputFrames = 256;
constexpr double kHistoryMs = 500;  // more than SoundTouch ever holds
// SoundTouch joins pieces that it leaves as they are, so that a change is not heard before the
// first of them ends. Short ones until then; afterwards of the length it finds right, from 40 ms at
// double speed to 90 at half, which sounds better.
constexpr int kFirstPieceMs = 16;
constexpr double kFirstPiecesMs = 60;
constexpr int kItsOwnChoice = 0;

}  // namespace

class Stretcher::Touch {
 public:
    explicit Touch(int rateHz) {
        touch.setSampleRate(static_cast<unsigned>(rateHz));
        touch.setChannels(kChannels);
        touch.setSetting(SETTING_USE_QUICKSEEK, 0);
    }
    soundtouch::SoundTouch touch;
};

Stretcher::Stretcher(int rateHz)
    : m_rateHz(rateHz),
      m_input(kInputFrames * kChannels),
      m_history(static_cast<std::size_t>(framesOf(kHistoryMs, rateHz)) * kChannels),
      m_again(m_history.size()),
      m_tail(static_cast<std::size_t>(framesOf(kStretchFadeMs, rateHz)) * kChannels) {}

Stretcher::~Stretcher() = default;

void Stretcher::setSpeed(double speed) {
    m_speed = speed;
    if (speed == 1)
        return;
    if (!m_touch)
        m_touch = std::make_unique<Touch>(m_rateHz);
    if (speed == m_tempo)
        return;
    m_tempo = speed;
    m_touch->touch.setTempo(speed);
    beginShort();
}

void Stretcher::beginShort() {
    m_touch->touch.setSetting(SETTING_SEQUENCE_MS, kFirstPieceMs);
    m_shortFrames = static_cast<std::size_t>(framesOf(kFirstPiecesMs, m_rateHz));
}

void Stretcher::clear() {
    if (m_touch)
        m_touch->touch.clear();
    m_engaged = false;
    m_read = m_made = 0;
    m_againAt = m_againEnd = 0;
    m_tailAt = m_tailEnd = 0;
}

double Stretcher::heldFrames() const {
    const double again = static_cast<double>(m_againEnd - m_againAt) / kChannels;
    return again + (m_engaged ? m_read - m_made : 0);
}

std::size_t Stretcher::read(FrameSource& source, std::span<float> into) {
    if (m_againAt == m_againEnd)
        return source.read(into);
    const std::size_t samples = std::min(into.size(), m_againEnd - m_againAt);
    std::copy_n(m_again.begin() + static_cast<std::ptrdiff_t>(m_againAt), samples, into.begin());
    m_againAt += samples;
    return samples / kChannels;
}

void Stretcher::remember(std::span<const float> read) {
    for (const float sample : read) {
        m_history[m_historyAt] = sample;
        m_historyAt = (m_historyAt + 1) % m_history.size();
    }
}

void Stretcher::engage(FrameSource& source) {
    m_touch->touch.clear();
    beginShort();
    m_engaged = true;
    m_read = m_made = 0;
    // What would have been heard next fades out of what SoundTouch makes of the same frames.
    const std::size_t got = read(source, m_tail);
    m_tailAt = 0;
    m_tailEnd = got * kChannels;
    const std::span<const float> first(m_tail.data(), m_tailEnd);
    remember(first);
    m_touch->touch.putSamples(first.data(), static_cast<unsigned>(got));
    m_read += static_cast<double>(got);
}

void Stretcher::disengage(FrameSource& source) {
    const std::size_t got = pullStretched(source, m_tail);
    // The tail is heard beside the frames that it was made from.
    const double from = m_made - static_cast<double>(got) * m_tempo;
    m_tailAt = 0;
    m_tailEnd = got * kChannels;
    const auto back =
        std::min(static_cast<std::size_t>(std::llround(std::max(m_read - from, 0.0))) * kChannels,
                 m_history.size());
    // Behind what is taken back stands what was to be read again already.
    const std::size_t left = std::min(m_againEnd - m_againAt, m_again.size() - back);
    std::copy_backward(m_again.begin() + static_cast<std::ptrdiff_t>(m_againAt),
                       m_again.begin() + static_cast<std::ptrdiff_t>(m_againAt + left),
                       m_again.end());
    std::move(m_again.end() - static_cast<std::ptrdiff_t>(left), m_again.end(),
              m_again.begin() + static_cast<std::ptrdiff_t>(back));
    for (std::size_t i = 0; i < back; ++i)
        m_again[i] = m_history[(m_historyAt + m_history.size() - back + i) % m_history.size()];
    m_againAt = 0;
    m_againEnd = back + left;
    m_touch->touch.clear();
    m_engaged = false;
    m_read = m_made = 0;
}

std::size_t Stretcher::pullStretched(FrameSource& source, std::span<float> out) {
    auto& touch = m_touch->touch;
    const std::size_t frames = out.size() / kChannels;
    std::size_t done = 0;
    while (done < frames) {
        const std::size_t made = touch.receiveSamples(out.data() + done * kChannels,
                                                      static_cast<unsigned>(frames - done));
        done += made;
        if (made > 0)
            continue;
        const std::size_t got = read(source, m_input);
        if (got == 0)
            break;
        remember(std::span(m_input).first(got * kChannels));
        touch.putSamples(m_input.data(), static_cast<unsigned>(got));
        m_read += static_cast<double>(got);
    }
    m_made += static_cast<double>(done) * m_tempo;
    if (m_shortFrames > 0) {
        m_shortFrames -= std::min(m_shortFrames, done);
        if (m_shortFrames == 0)
            touch.setSetting(SETTING_SEQUENCE_MS, kItsOwnChoice);
    }
    return done;
}

std::size_t Stretcher::pull(FrameSource& source, std::span<float> out) {
    if (!m_engaged && m_speed != 1)
        engage(source);
    else if (m_engaged && m_speed == 1)
        disengage(source);
    const std::size_t got = m_engaged ? pullStretched(source, out) : read(source, out);
    const std::size_t fading = std::min(got * kChannels, m_tailEnd - m_tailAt);
    for (std::size_t i = 0; i < fading; ++i) {
        const double share = static_cast<double>(m_tailAt + i) / static_cast<double>(m_tailEnd);
        const float in = fadeIn(share);
        out[i] = out[i] * in + m_tail[m_tailAt + i] * (1.0F - in);
    }
    m_tailAt += fading;
    return got;
}

}  // namespace linnet::playback::dsp
