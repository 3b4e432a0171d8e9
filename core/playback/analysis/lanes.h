// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstring>

namespace linnet::playback {

inline constexpr std::size_t kLanes = 4;
/// What a vector holds: four samples of one channel, or two frames.
using Lanes = float __attribute__((vector_size(4 * kLanes)));

/// From any address.
[[nodiscard]] inline Lanes load(const float* at) {
    Lanes lanes;
    std::memcpy(&lanes, at, sizeof lanes);
    return lanes;
}

}  // namespace linnet::playback
