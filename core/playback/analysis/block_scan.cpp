// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/block_scan.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "core/playback/analysis/lanes.h"

namespace linnet::playback {
namespace {

using Bits = std::int32_t __attribute__((vector_size(16)));

Lanes absolute(Lanes lanes) {
    return reinterpret_cast<Lanes>(reinterpret_cast<Bits>(lanes) & 0x7fffffff);
}

Lanes larger(Lanes a, Lanes b) {
    return a > b ? a : b;
}

float largest(Lanes lanes) {
    return std::max(std::max(lanes[0], lanes[1]), std::max(lanes[2], lanes[3]));
}

}  // namespace

void scanBlocks(const float* frames, std::size_t count, std::vector<ScannedBlock>& blocks) {
    blocks.resize(count);
    const float* at = frames;
    for (ScannedBlock& block : blocks) {
        Lanes peak{};
        Lanes bend{};
        Lanes squares{};
        for (std::size_t pair = 0; pair < ScannedBlock::kFrames / 2; ++pair, at += 4) {
            const Lanes x = load(at);
            peak = larger(absolute(x), peak);
            bend = larger(absolute(load(at - 2) + load(at + 2) - (x + x)), bend);
            squares += x * x;
        }
        block = {largest(peak), largest(bend), squares[0] + squares[1] + squares[2] + squares[3]};
    }
}

}  // namespace linnet::playback
