// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/sound_tables.h"

#include <QStringList>
#include <algorithm>
#include <array>
#include <cstring>

#include "storage/bind.h"

namespace linnet::playback::table {
namespace {

using storage::bind;

constexpr std::array<const char*, 4> kLoudness{"off", "song", "album", "automatic"};

QString textOf(const EqualiserCurve& curve) {
    QStringList numbers{QString::number(curve.preampDb)};
    for (const double band : curve.bandsDb)
        numbers.append(QString::number(band));
    return numbers.join(QLatin1Char(' '));
}

/// Flat where it is no curve.
EqualiserCurve curveOf(const QString& text) {
    const QStringList numbers = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    EqualiserCurve curve;
    if (numbers.size() != static_cast<qsizetype>(curve.bandsDb.size()) + 1)
        return curve;
    curve.preampDb = numbers.front().toDouble();
    for (std::size_t i = 0; i < curve.bandsDb.size(); ++i)
        curve.bandsDb[i] = numbers[static_cast<qsizetype>(i) + 1].toDouble();
    return curve;
}

}  // namespace

void saveSound(storage::Connection& connection, UserId user, const SoundSettings& sound) {
    auto& statement = connection.prepare(
        "INSERT INTO sound_settings (user_id, loudness, target_lufs, crossfade_ms, equaliser, "
        "curve, speed, balance, mono) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
        "ON CONFLICT (user_id) DO UPDATE SET loudness = ?2, target_lufs = ?3, crossfade_ms = ?4, "
        "equaliser = ?5, curve = ?6, speed = ?7, balance = ?8, mono = ?9");
    bind(statement, 1, user);
    statement.bind(2, kLoudness[static_cast<std::size_t>(sound.loudness)]);
    statement.bind(3, sound.targetLufs);
    statement.bind(4, static_cast<std::int64_t>(sound.crossfade.count()));
    statement.bind(5, sound.equaliserOn ? 1 : 0);
    bind(statement, 6, textOf(sound.equaliser));
    statement.bind(7, sound.speed);
    statement.bind(8, sound.balance);
    statement.bind(9, sound.mono ? 1 : 0);
    statement.exec();
}

SoundSettings loadSound(storage::Connection& connection, UserId user) {
    auto& statement = connection.prepare(
        "SELECT loudness, target_lufs, crossfade_ms, equaliser, curve, speed, balance, mono "
        "FROM sound_settings WHERE user_id = ?");
    bind(statement, 1, user);
    SoundSettings sound;
    if (!statement.executeStep())
        return sound;
    const auto named = std::find_if(kLoudness.begin(), kLoudness.end(), [&](const char* name) {
        return std::strcmp(name, statement.getColumn(0).getText()) == 0;
    });
    if (named != kLoudness.end())
        sound.loudness = static_cast<Loudness>(named - kLoudness.begin());
    sound.targetLufs = statement.getColumn(1).getDouble();
    sound.crossfade = std::chrono::milliseconds(statement.getColumn(2).getInt64());
    sound.equaliserOn = statement.getColumn(3).getInt() != 0;
    sound.equaliser = curveOf(storage::text(statement, 4));
    sound.speed = statement.getColumn(5).getDouble();
    sound.balance = statement.getColumn(6).getDouble();
    sound.mono = statement.getColumn(7).getInt() != 0;
    statement.reset();
    return sound.clamped();
}

void savePreset(storage::Connection& connection, UserId user, const EqualiserPreset& preset) {
    auto& statement = connection.prepare(
        "INSERT INTO equaliser_presets (user_id, name, curve) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (user_id, name) DO UPDATE SET curve = ?3");
    bind(statement, 1, user);
    bind(statement, 2, preset.name);
    bind(statement, 3, textOf(preset.curve));
    statement.exec();
}

void removePreset(storage::Connection& connection, UserId user, const QString& name) {
    auto& statement =
        connection.prepare("DELETE FROM equaliser_presets WHERE user_id = ?1 AND name = ?2");
    bind(statement, 1, user);
    bind(statement, 2, name);
    statement.exec();
}

std::vector<EqualiserPreset> loadPresets(storage::Connection& connection, UserId user) {
    auto& statement = connection.prepare(
        "SELECT name, curve FROM equaliser_presets WHERE user_id = ? ORDER BY name");
    bind(statement, 1, user);
    std::vector<EqualiserPreset> presets;
    while (statement.executeStep())
        presets.push_back({storage::text(statement, 0), curveOf(storage::text(statement, 1))});
    std::sort(presets.begin(), presets.end(),
              [](const EqualiserPreset& a, const EqualiserPreset& b) { return a.name < b.name; });
    return presets;
}

}  // namespace linnet::playback::table
