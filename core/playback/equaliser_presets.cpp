// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/equaliser_presets.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace linnet::playback {
namespace {

/// Stored curves have six digits, those of a document all that somebody has written.
bool heardAlike(const EqualiserCurve& one, const EqualiserCurve& other) {
    const auto near = [](double a, double b) { return std::abs(a - b) < 0.01; };
    return near(one.preampDb, other.preampDb) &&
           std::ranges::equal(one.bandsDb, other.bandsDb, near);
}

}  // namespace

std::span<const EqualiserPreset> builtInPresets() {
    // Lowered by the preamp where most of a curve lies above zero, so that it does not only sound
    // better for being louder.
    static const std::vector<EqualiserPreset> presets{
        {QStringLiteral("Flat"), {}},
        {QStringLiteral("Warm"), {{2, 3, 1, 0, -1, -2, 0, 2, 3, 4}, -2}},
        {QStringLiteral("Bass"), {{6, 5, 4, 2, 0, 0, 0, 0, 0, 0}, -3}},
        {QStringLiteral("Less bass"), {{-6, -5, -4, -2, 0, 0, 0, 0, 0, 0}, 0}},
        {QStringLiteral("Treble"), {{0, 0, 0, 0, 0, 0, 1, 3, 4, 5}, -2}},
        {QStringLiteral("Less treble"), {{0, 0, 0, 0, 0, 0, -1, -3, -4, -5}, 0}},
        {QStringLiteral("Voice"), {{-4, -3, -2, 0, 2, 3, 3, 2, 0, -1}, -1}},
        {QStringLiteral("Acoustic"), {{3, 3, 2, 0, 1, 1, 2, 3, 2, 1}, -2}},
        {QStringLiteral("Classical"), {{3, 2, 1, 1, 0, 0, 0, 1, 2, 3}, -1}},
        {QStringLiteral("Electronic"), {{5, 4, 1, 0, -2, 1, 0, 1, 4, 5}, -3}},
        {QStringLiteral("Jazz"), {{3, 2, 1, 2, -1, -1, 0, 1, 2, 3}, -1}},
        {QStringLiteral("Rock"), {{5, 4, 2, 1, -1, -1, 0, 2, 3, 4}, -2}},
        {QStringLiteral("Quiet hours"), {{-3, -2, 0, 1, 2, 2, 1, 0, -1, -2}, 0}},
    };
    return presets;
}

std::vector<EqualiserPreset> presetsBeside(std::span<const EqualiserPreset> there,
                                           std::span<const EqualiserPreset> more) {
    std::map<QString, EqualiserCurve> taken;
    for (const EqualiserPreset& preset : there)
        taken.emplace(preset.name, preset.curve);
    std::vector<EqualiserPreset> fresh;
    for (const EqualiserPreset& preset : more) {
        const QString wanted = preset.name.trimmed();
        if (wanted.isEmpty())
            continue;
        SoundSettings sound;
        sound.equaliser = preset.curve;
        const EqualiserCurve curve = sound.clamped().equaliser;
        QString name = wanted;
        auto same = taken.find(name);
        for (int number = 2; same != taken.end() && !heardAlike(same->second, curve); ++number) {
            name = QStringLiteral("%1 (%2)").arg(wanted).arg(number);
            same = taken.find(name);
        }
        if (same != taken.end())
            continue;
        taken.emplace(name, curve);
        fresh.push_back({name, curve});
    }
    return fresh;
}

}  // namespace linnet::playback
