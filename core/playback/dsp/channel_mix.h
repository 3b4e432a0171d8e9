// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>

#include "core/playback/dsp/ramp.h"

namespace linnet::playback::dsp {

/// Mono and balance: what of each channel goes to each loudspeaker. Balance takes from the other
/// side and adds nothing to its own.
class ChannelMix {
 public:
    explicit ChannelMix(int rateHz) : m_fadeFrames(framesOf(10, rateHz)) {}

    void set(double balance, bool mono);
    /// Is at once where it was on its way to.
    void settle();
    /// Left and right as they are leave the samples untouched.
    void process(std::span<float> stereo);

 private:
    const int m_fadeFrames;
    /// Left from left, left from right, right from left, right from right.
    std::array<Ramp, 4> m_share{Ramp(1), Ramp(0), Ramp(0), Ramp(1)};
};

}  // namespace linnet::playback::dsp
