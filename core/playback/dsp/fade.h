// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <numbers>

namespace linnet::playback::dsp {

/// Of a fade-in at `share` of its way, 0 to 1: a half cosine. 1 less this goes with it where two
/// ends of the same music are joined.
[[nodiscard]] inline float fadeIn(double share) {
    return static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * share));
}

/// What goes and what comes at `share` of a crossfade; their squares add up to one, as the powers
/// of two songs do.
struct EqualPower {
    explicit EqualPower(double share)
        : out(static_cast<float>(std::cos(std::numbers::pi / 2 * share))),
          in(static_cast<float>(std::sin(std::numbers::pi / 2 * share))) {}
    float out;
    float in;
};

}  // namespace linnet::playback::dsp
