// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdint>
#include <vector>

namespace linnet::playback {

/// The outline of a song in bins of equal length, for drawing: of each the largest sample and the
/// root of the mean square, over all channels.
struct Waveform {
    /// Both equally long; the square root of the amplitude (0 to 1, full scale), times 255, so that
    /// what is quiet keeps its shape in a byte.
    std::vector<std::uint8_t> peaks;
    std::vector<std::uint8_t> rms;

    [[nodiscard]] static std::uint8_t encode(double amplitude);
    [[nodiscard]] static double amplitude(std::uint8_t value);

    /// Peaks, then root mean squares.
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Waveform fromBytes(QByteArrayView bytes);

    friend bool operator==(const Waveform&, const Waveform&) = default;
};

/// Gathers a waveform of a song whose length is not known beforehand, in bounded memory: bins of
/// equal length that are joined in pairs whenever there are too many.
class WaveformBuilder {
 public:
    /// Bins of a finished waveform; fewer only of songs with fewer cells.
    static constexpr std::size_t kBins = 1024;

    /// The next piece of the song, always equally many frames but for the last.
    void add(float peak, double squares, std::int64_t samples);
    [[nodiscard]] Waveform finish() const;

 private:
    struct Bin {
        float peak = 0;
        double squares = 0;
        std::int64_t samples = 0;
    };
    static constexpr std::size_t kMostBins = 16 * kBins;

    std::vector<Bin> m_bins;
    std::int64_t m_piecesPerBin = 1;
    std::int64_t m_piecesInLast = 0;
};

}  // namespace linnet::playback
