// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <chrono>
#include <cstdint>

namespace linnet::playback {

/// Which loudness is evened out. Automatic: the album's while an album plays in order, else the
/// song's.
enum class Loudness : std::uint8_t { Off, Song, Album, Automatic };

/// How a ten-band equaliser stands, in dB, each band and the preamp within kMostDb.
struct EqualiserCurve {
    static constexpr std::size_t kBands = 10;
    static constexpr double kMostDb = 12.0;
    /// The octaves of ISO 266.
    static constexpr std::array<double, kBands> kCentresHz{31.25, 62.5, 125,  250,  500,
                                                           1000,  2000, 4000, 8000, 16000};

    std::array<double, kBands> bandsDb{};
    double preampDb = 0;

    friend bool operator==(const EqualiserCurve&, const EqualiserCurve&) = default;
};

struct EqualiserPreset {
    QString name;
    EqualiserCurve curve;

    friend bool operator==(const EqualiserPreset&, const EqualiserPreset&) = default;
};

/// What a profile asks of its sound. As it is made here nothing is asked: what was decoded is what
/// is heard, sample for sample.
struct SoundSettings {
    static constexpr double kQuietestLufs = -30;
    static constexpr double kLoudestLufs = -8;
    static constexpr std::chrono::milliseconds kLongestCrossfade{12'000};
    static constexpr double kSlowest = 0.5;
    static constexpr double kFastest = 2.0;

    Loudness loudness = Loudness::Off;
    double targetLufs = -18;
    std::chrono::milliseconds crossfade{0};  ///< 0 to kLongestCrossfade
    bool equaliserOn = false;
    EqualiserCurve equaliser;
    double speed = 1;    ///< kSlowest to kFastest, at constant pitch
    double balance = 0;  ///< -1, only the left channel, to 1, only the right one
    bool mono = false;

    /// With every value in its range; one that is no number becomes what it is by itself.
    [[nodiscard]] SoundSettings clamped() const;

    friend bool operator==(const SoundSettings&, const SoundSettings&) = default;
};

}  // namespace linnet::playback
