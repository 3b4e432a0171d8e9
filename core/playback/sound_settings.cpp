// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/sound_settings.h"

#include <algorithm>
#include <cmath>

namespace linnet::playback {
namespace {

double within(double value, double least, double most, double otherwise) {
    return std::isfinite(value) ? std::clamp(value, least, most) : otherwise;
}

}  // namespace

SoundSettings SoundSettings::clamped() const {
    SoundSettings sound = *this;
    sound.targetLufs = within(targetLufs, kQuietestLufs, kLoudestLufs, SoundSettings().targetLufs);
    sound.crossfade = std::clamp(crossfade, std::chrono::milliseconds(0),
                                 std::chrono::milliseconds(kLongestCrossfade));
    constexpr double kDb = EqualiserCurve::kMostDb;
    for (double& band : sound.equaliser.bandsDb)
        band = within(band, -kDb, kDb, 0);
    sound.equaliser.preampDb = within(equaliser.preampDb, -kDb, kDb, 0);
    sound.speed = within(speed, kSlowest, kFastest, 1);
    sound.balance = within(balance, -1, 1, 0);
    return sound;
}

}  // namespace linnet::playback
