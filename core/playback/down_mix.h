// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace linnet::playback {

/// Where a channel is to be heard.
enum class Speaker : std::uint8_t {
    Left,
    Right,
    Centre,
    LowFrequency,
    SurroundLeft,
    SurroundRight,
    SurroundCentre,
    None,
};

/// In which order a format has its channels where the file does not say.
enum class ChannelOrder : std::uint8_t {
    Film,  ///< L R C LFE Ls Rs: WAV, AIFF, FLAC (RFC 9639, 9.1.3)
    Xiph,  ///< L C R Ls Rs LFE: Vorbis (I, 4.3.9) and Opus (RFC 7845, 5.1.1.2)
};

/// One for each channel; beyond eight channels only the first two are known.
[[nodiscard]] std::vector<Speaker> speakersOf(int channels, ChannelOrder order);

/// Two channels from any number: mono to both; centre and surrounds at -3 dB (ITU-R BS.775), a
/// single rear channel at -6 dB to either side, low frequencies left out; scaled so that nothing
/// can clip.
class DownMix {
 public:
    explicit DownMix(std::span<const Speaker> speakers);
    /// `in`: whole frames, interleaved; replaces what is in `out`.
    void apply(std::span<const float> in, std::vector<float>& out) const;

 private:
    std::vector<float> m_left;
    std::vector<float> m_right;
};

}  // namespace linnet::playback
