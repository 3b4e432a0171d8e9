// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace linnet::testing {

using Stereo = std::vector<float>;

/// The same sine in both channels.
[[nodiscard]] Stereo sine(double hz, double amplitude, std::size_t frames, int rateHz,
                          double phase = 0);

[[nodiscard]] Stereo noise(double amplitude, std::size_t frames, unsigned seed = 1);

/// Of a tone in the left channel, over `frames` from `first` on, through a window that keeps what
/// stands beside it out.
[[nodiscard]] double amplitudeOf(std::span<const float> samples, std::size_t first,
                                 std::size_t frames, double hz, int rateHz);

[[nodiscard]] double decibel(double factor);

/// The largest difference between two samples that follow one another in a channel.
[[nodiscard]] double steepest(std::span<const float> samples);

/// The highest peak, those between the samples at eight times the rate among them, in dBTP; where
/// the samples begin and end out of nothing is left out.
[[nodiscard]] double truePeakDb(const Stereo& samples);

}  // namespace linnet::testing
