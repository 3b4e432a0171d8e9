// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <array>
#include <cstdint>
#include <optional>

namespace linnet::playback {

/// Mean square of K-weighted sound, channels added up, and its loudness in LUFS (ITU-R BS.1770-4).
[[nodiscard]] double loudnessOf(double energy);
[[nodiscard]] double energyOf(double lufs);

/// How often each loudness occurs in a song: blocks in steps of 0.1 LU from -70 to +30 LUFS, which
/// is what libebur128's histograms are, too. A few hundred bytes stand for the blocks of a song,
/// and those of several songs add up to their album's.
class LoudnessHistogram {
 public:
    /// Blocks below -70 LUFS are no music and are not counted.
    void add(double energy);
    LoudnessHistogram& operator+=(const LoudnessHistogram& other);

    /// Gated at -10 LU below the mean (BS.1770-4); nothing where there is no block.
    [[nodiscard]] std::optional<double> integratedLufs() const;
    /// Gated at -20 LU, between the percentiles 10 and 95 (EBU Tech 3342).
    [[nodiscard]] double rangeLu() const;

    /// Of the bins that are not empty: the distance from the one before and the count, 7 bits a
    /// byte, the lowest first.
    [[nodiscard]] QByteArray toBytes() const;
    /// Nothing where they are not those of a histogram.
    [[nodiscard]] static std::optional<LoudnessHistogram> fromBytes(QByteArrayView bytes);

    friend bool operator==(const LoudnessHistogram&, const LoudnessHistogram&) = default;

 private:
    static constexpr std::size_t kBins = 1000;
    /// The first bin that the gate `belowMean` under the mean lets through; kBins: none.
    [[nodiscard]] std::size_t gate(double belowMean) const;

    std::array<std::uint32_t, kBins> m_counts{};
};

}  // namespace linnet::playback
