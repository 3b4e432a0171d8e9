// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <complex>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/playback/song_source.h"

namespace linnet::playback {

class SongDecoder;

/// How strong the tones are at one moment: bands of equal musical width from 40 Hz to 16 kHz, the
/// lowest first, from 0 (60 dB below full scale, or less) to 1.
using Spectrum = std::array<float, 24>;

/// Of stereo frames, which are mixed; of as many as SpectrumReader::kFrames. `rateHz`: theirs.
[[nodiscard]] Spectrum spectrumOf(std::span<const float> frames, int rateHz);

/// The spectrum of a song at any place, for drawing while it plays. It decodes for itself, beside
/// the player, whose audio path it thus cannot disturb; going on in the song costs less than a
/// thousandth of a core. For one thread at a time, not the GUI's.
class SpectrumReader {
 public:
    static constexpr std::size_t kFrames = 2048;

    /// Errors: those of SongDecoder::open.
    [[nodiscard]] static Result<std::unique_ptr<SpectrumReader>> open(
        std::unique_ptr<SongBytes> bytes);
    ~SpectrumReader();

    /// Of the kFrames that follow `position`; all 0 behind the end.
    [[nodiscard]] Spectrum at(std::chrono::milliseconds position);

 private:
    explicit SpectrumReader(std::unique_ptr<SongDecoder> decoder);

    std::unique_ptr<SongDecoder> m_decoder;
    std::vector<float> m_frames;  ///< stereo, from m_from on
    std::int64_t m_from = 0;
};

}  // namespace linnet::playback
