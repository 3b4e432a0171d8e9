// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/playback/analysis/block_scan.h"

namespace linnet::playback {

/// The largest value that stereo sound takes between its samples: four times oversampled below
/// 96 kHz and twice below 192 kHz (ITU-R BS.1770-4, annex 2), with the taps that libebur128 has.
///
/// Interpolating everywhere takes four times as long as decoding. But a curve through two samples
/// leaves the line between them by no more than a fixed multiple of the second differences around
/// them, so only the few places are looked at where that could lead beyond the largest value so
/// far. What is passed over lies less than 0.05 dB above the peak that is told.
class TruePeak {
 public:
    explicit TruePeak(int rateHz);

    /// Frames before and behind what is measured that are read as well.
    static constexpr std::size_t kMargin = ScannedBlock::kFrames + 1;
    /// `blocks`: those of the frames from one block before `frames` to one behind the last that is
    /// measured.
    void measure(const float* frames, std::span<const ScannedBlock> blocks);
    /// 1 is full scale.
    [[nodiscard]] float peak() const { return m_peak; }

 private:
    void look(const float* frames, std::span<const ScannedBlock> blocks, std::size_t block);

    /// For each place between two samples, in the order of time; as many before the first of the
    /// two as behind the second.
    std::vector<std::vector<float>> m_phases;
    // No value between two samples exceeds the larger one times the first plus the largest second
    // difference around them times the second.
    float m_sampleGain = 1;
    float m_bendGain = 0;
    float m_peak = 0;
};

}  // namespace linnet::playback
