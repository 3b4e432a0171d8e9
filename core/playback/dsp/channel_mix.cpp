// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/dsp/channel_mix.h"

namespace linnet::playback::dsp {

void ChannelMix::set(double balance, bool mono) {
    const auto left = static_cast<float>(std::min(1.0, 1.0 - balance));
    const auto right = static_cast<float>(std::min(1.0, 1.0 + balance));
    const float own = mono ? 0.5F : 1.0F;
    const float other = mono ? 0.5F : 0.0F;
    m_share[0].go(left * own, m_fadeFrames);
    m_share[1].go(left * other, m_fadeFrames);
    m_share[2].go(right * other, m_fadeFrames);
    m_share[3].go(right * own, m_fadeFrames);
}

void ChannelMix::settle() {
    for (Ramp& share : m_share)
        share.settle();
}

void ChannelMix::process(std::span<float> stereo) {
    if (m_share[0].isSettledAt(1) && m_share[1].isSettledAt(0) && m_share[2].isSettledAt(0) &&
        m_share[3].isSettledAt(1))
        return;
    for (std::size_t i = 0; i < stereo.size(); i += kChannels) {
        const float left = stereo[i];
        const float right = stereo[i + 1];
        const float fromLeft = m_share[0].next() * left;
        stereo[i] = fromLeft + m_share[1].next() * right;
        const float toRight = m_share[2].next() * left;
        stereo[i + 1] = toRight + m_share[3].next() * right;
    }
}

}  // namespace linnet::playback::dsp
