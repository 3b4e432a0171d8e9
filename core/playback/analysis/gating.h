// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

/// The gates of ITU-R BS.1770-4 and EBU Tech 3342, over the energies of blocks of sound.
namespace linnet::playback {

/// The mean of each `width` values in a row, beginning anew every `step`.
[[nodiscard]] std::vector<double> slidingMeans(std::span<const double> values, std::size_t width,
                                               std::size_t step);

/// Of blocks of 400 ms, one every 100 ms; nothing where none reaches -70 LUFS.
[[nodiscard]] std::optional<double> integratedLufs(std::span<const double> blocks);
/// Of blocks of 3 s, one every second.
[[nodiscard]] double rangeLu(std::span<const double> blocks);

}  // namespace linnet::playback
