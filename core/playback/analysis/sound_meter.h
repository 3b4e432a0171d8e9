// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/playback/analysis/analysis_store.h"
#include "core/playback/analysis/block_scan.h"
#include "core/playback/analysis/k_weighting.h"
#include "core/playback/analysis/true_peak.h"
#include "core/playback/analysis/waveform.h"

namespace linnet::playback {

/// Loudness (EBU R 128), true peak and waveform of stereo sound that goes past it.
class SoundMeter {
 public:
    explicit SoundMeter(int rateHz);

    /// Interleaved, whole frames, from -1 to 1 and beyond.
    void add(std::span<const float> frames);
    /// The same without a copy: room for `frames` of them, one at least, or for as many as there
    /// is, of which the first so many were then put there.
    [[nodiscard]] std::span<float> room(std::size_t frames);
    void took(std::size_t frames);
    /// All but the frames' hash; add() must not follow.
    [[nodiscard]] Analysis finish();

 private:
    void scan(std::size_t strides);

    int m_rateHz;
    KWeighting m_weighting;
    TruePeak m_truePeak;
    WaveformBuilder m_waveform;
    std::size_t m_lead;   ///< frames kept before what is measured
    std::size_t m_piece;  ///< frames that are measured at once
    std::vector<float> m_buffer;
    std::size_t m_held = 0;  ///< frames in the buffer behind the lead
    std::size_t m_scanned;   ///< up to this frame in the buffer
    std::int64_t m_frames = 0;
    std::vector<ScannedBlock> m_blocks;
    std::vector<double> m_energies;  ///< of 100 ms each
};

}  // namespace linnet::playback
