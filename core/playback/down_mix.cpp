// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/down_mix.h"

#include <algorithm>
#include <numeric>

namespace linnet::playback {

std::vector<Speaker> speakersOf(int channels, ChannelOrder order) {
    using enum Speaker;
    const bool xiph = order == ChannelOrder::Xiph;
    switch (channels) {
        case 1:
            return {Centre};
        case 2:
            return {Left, Right};
        case 3:
            return xiph ? std::vector{Left, Centre, Right} : std::vector{Left, Right, Centre};
        case 4:
            return {Left, Right, SurroundLeft, SurroundRight};
        case 5:
            return xiph ? std::vector{Left, Centre, Right, SurroundLeft, SurroundRight}
                        : std::vector{Left, Right, Centre, SurroundLeft, SurroundRight};
        case 6:
            return xiph
                       ? std::vector{Left, Centre, Right, SurroundLeft, SurroundRight, LowFrequency}
                       : std::vector{Left,         Right,        Centre,
                                     LowFrequency, SurroundLeft, SurroundRight};
        case 7:
            return xiph ? std::vector{Left,          Centre,         Right,       SurroundLeft,
                                      SurroundRight, SurroundCentre, LowFrequency}
                        : std::vector{Left,           Right,        Centre,       LowFrequency,
                                      SurroundCentre, SurroundLeft, SurroundRight};
        case 8:
            return xiph ? std::vector{Left,          Centre,       Right,         SurroundLeft,
                                      SurroundRight, SurroundLeft, SurroundRight, LowFrequency}
                        : std::vector{Left,         Right,         Centre,       LowFrequency,
                                      SurroundLeft, SurroundRight, SurroundLeft, SurroundRight};
        default:
            break;
    }
    std::vector speakers(static_cast<std::size_t>(std::max(channels, 2)), None);
    speakers[0] = Left;
    speakers[1] = Right;
    return speakers;
}

DownMix::DownMix(std::span<const Speaker> speakers) {
    constexpr float kMinus3dB = 0.70710678F;
    constexpr float kMinus6dB = 0.5F;
    for (const Speaker speaker : speakers) {
        const float both = speaker == Speaker::Centre           ? kMinus3dB
                           : speaker == Speaker::SurroundCentre ? kMinus6dB
                                                                : 0;
        m_left.push_back(speaker == Speaker::Left           ? 1
                         : speaker == Speaker::SurroundLeft ? kMinus3dB
                                                            : both);
        m_right.push_back(speaker == Speaker::Right           ? 1
                          : speaker == Speaker::SurroundRight ? kMinus3dB
                                                              : both);
    }
    const float loudest = std::max(std::accumulate(m_left.begin(), m_left.end(), 0.0F),
                                   std::accumulate(m_right.begin(), m_right.end(), 0.0F));
    for (auto* side : {&m_left, &m_right})
        for (float& part : *side)
            part /= std::max(loudest, kMinus6dB);
}

void DownMix::apply(std::span<const float> in, std::vector<float>& out) const {
    const std::size_t width = m_left.size();
    const std::size_t frames = in.size() / width;
    out.resize(frames * 2);
    for (std::size_t i = 0; i < frames; ++i) {
        const float* frame = in.data() + i * width;
        out[2 * i] = std::inner_product(m_left.begin(), m_left.end(), frame, 0.0F);
        out[2 * i + 1] = std::inner_product(m_right.begin(), m_right.end(), frame, 0.0F);
    }
}

}  // namespace linnet::playback
