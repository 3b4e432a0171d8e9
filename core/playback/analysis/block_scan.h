// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace linnet::playback {

/// What a glance at a few frames of stereo tells.
struct ScannedBlock {
    static constexpr std::size_t kFrames = 16;

    float peak = 0;     ///< the largest sample of either channel
    float bend = 0;     ///< the largest second difference, by which no curve through them gets far
    float squares = 0;  ///< their sum, over both channels
};

/// `count` blocks from `frames` on, which replace what is in `blocks`. One frame before the first
/// and one behind the last are read as well.
void scanBlocks(const float* frames, std::size_t count, std::vector<ScannedBlock>& blocks);

}  // namespace linnet::playback
