// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/dsp/handed_frames.h"

#include <algorithm>

#include "core/playback/audio_output.h"
#include "core/playback/dsp/fade.h"
#include "core/playback/dsp/ramp.h"

namespace linnet::playback::dsp {
namespace {

constexpr double kRememberedMs = 750;  // more than is ever handed over ahead
constexpr double kSeamMs = 12;

}  // namespace

HandedFrames::HandedFrames(int rateHz)
    : m_last(static_cast<std::size_t>(framesOf(kRememberedMs, rateHz)) * kChannels),
      m_tail(static_cast<std::size_t>(framesOf(kSeamMs, rateHz)) * kChannels) {}

void HandedFrames::hand(std::span<float> stereo) {
    const std::size_t fading = std::min(stereo.size(), m_tailEnd - m_tailAt);
    for (std::size_t i = 0; i < fading; ++i) {
        const std::size_t frame = (m_tailAt + i) / kChannels;
        const float in =
            fadeIn(static_cast<double>(frame * kChannels) / static_cast<double>(m_tailEnd));
        stereo[i] = stereo[i] * in + m_tail[m_tailAt + i] * (1 - in);
    }
    m_tailAt += fading;
    for (std::span<const float> rest = stereo; !rest.empty();) {
        const std::size_t fits = std::min(rest.size(), m_last.size() - m_at);
        std::ranges::copy(rest.first(fits), m_last.begin() + static_cast<std::ptrdiff_t>(m_at));
        m_at = (m_at + fits) % m_last.size();
        rest = rest.subspan(fits);
    }
    m_count = std::min(m_count + static_cast<std::int64_t>(stereo.size()) / kChannels,
                       static_cast<std::int64_t>(m_last.size()) / kChannels);
}

void HandedFrames::takeBack(std::int64_t frames, bool another) {
    const auto samples = static_cast<std::size_t>(frames) * kChannels;
    m_at = (m_at + m_last.size() - samples) % m_last.size();
    m_count -= frames;
    m_tailAt = 0;
    m_tailEnd = another ? std::min(samples, m_tail.size()) : 0;
    for (std::size_t i = 0; i < m_tailEnd; ++i)
        m_tail[i] = m_last[(m_at + i) % m_last.size()];
}

}  // namespace linnet::playback::dsp
