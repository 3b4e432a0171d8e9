// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/export/document_json.h"

#include <QDateTime>
#include <algorithm>
#include <array>
#include <utility>

namespace linnet::catalogue {
namespace {

constexpr std::array kTexts{
    std::pair{"title", &SongFields::title},     std::pair{"artist", &SongFields::artist},
    std::pair{"album", &SongFields::album},     std::pair{"album_artist", &SongFields::albumArtist},
    std::pair{"genre", &SongFields::genre},     std::pair{"composer", &SongFields::composer},
    std::pair{"comment", &SongFields::comment}, std::pair{"lyrics", &SongFields::lyrics}};

constexpr std::array kNumbers{std::pair{"year", &SongFields::year},
                              std::pair{"track", &SongFields::track},
                              std::pair{"disc", &SongFields::disc}};

constexpr std::array kTimes{std::pair{"first_played_at", &SongStats::firstPlayedAt},
                            std::pair{"last_played_at", &SongStats::lastPlayedAt},
                            std::pair{"favourite_at", &SongStats::favouriteAt}};

constexpr auto kOnlyMe = "only_me";

QString key(const char* name) {
    return QString::fromLatin1(name);
}

std::int64_t countFrom(const QJsonValue& value) {
    return std::max<std::int64_t>(0, value.toInteger());
}

template <class Earlier>
std::optional<Timestamp> oneOf(const std::optional<Timestamp>& a, const std::optional<Timestamp>& b,
                               Earlier earlier) {
    if (!a || !b)
        return a ? a : b;
    return earlier(*a, *b) ? a : b;
}

}  // namespace

QJsonObject songToJson(const Song& song, const SongStats& stats, const QString& file) {
    QJsonObject entry{
        {QStringLiteral("content"), song.audio.toHex()},
        {QStringLiteral("duration_ms"), static_cast<qint64>(song.duration.count())},
        {QStringLiteral("file_name"), song.fileName},
        {QStringLiteral("added_at"), toIso8601(song.addedAt)},
    };
    if (!file.isEmpty())
        entry.insert(QStringLiteral("file"), file);
    for (const auto& [name, field] : kTexts)
        if (const QString& text = song.fields.*field; !text.isEmpty())
            entry.insert(key(name), text);
    for (const auto& [name, field] : kNumbers)
        if (const auto& number = song.fields.*field)
            entry.insert(key(name), *number);
    if (song.visibility == Visibility::OnlyMe)
        entry.insert(key(kOnlyMe), true);
    if (stats.plays > 0)
        entry.insert(QStringLiteral("plays"), static_cast<qint64>(stats.plays));
    if (stats.skips > 0)
        entry.insert(QStringLiteral("skips"), static_cast<qint64>(stats.skips));
    if (stats.rating)
        entry.insert(QStringLiteral("rating"), *stats.rating);
    if (stats.favourite)
        entry.insert(QStringLiteral("favourite"), true);
    for (const auto& [name, field] : kTimes)
        if (const auto& time = stats.*field)
            entry.insert(key(name), toIso8601(*time));
    return entry;
}

SongFields fieldsFromJson(const QJsonObject& entry) {
    SongFields fields;
    for (const auto& [name, field] : kTexts)
        fields.*field = entry.value(key(name)).toString();
    for (const auto& [name, field] : kNumbers)
        if (const int number = entry.value(key(name)).toInt(); number > 0)
            fields.*field = number;
    return fields;
}

SongStats statsFromJson(const QJsonObject& entry) {
    SongStats stats;
    stats.plays = countFrom(entry.value(QStringLiteral("plays")));
    stats.skips = countFrom(entry.value(QStringLiteral("skips")));
    if (const auto rating = entry.value(QStringLiteral("rating")); rating.isDouble())
        stats.rating = std::clamp(rating.toInt(), 0, kMaxRating);
    stats.favourite = entry.value(QStringLiteral("favourite")).toBool();
    for (const auto& [name, field] : kTimes)
        stats.*field = timeFromJson(entry.value(key(name)));
    return stats;
}

std::optional<storage::ContentHash> contentFromJson(const QJsonObject& entry) {
    return storage::ContentHash::fromBytes(
        QByteArray::fromHex(entry.value(QStringLiteral("content")).toString().toLatin1()));
}

std::optional<Timestamp> timeFromJson(const QJsonValue& value) {
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return Timestamp(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

SongStats merged(const SongStats& here, const SongStats& there) {
    SongStats both;
    both.plays = std::max(here.plays, there.plays);
    both.skips = std::max(here.skips, there.skips);
    both.firstPlayedAt = oneOf(here.firstPlayedAt, there.firstPlayedAt, std::less<>());
    both.lastPlayedAt = oneOf(here.lastPlayedAt, there.lastPlayedAt, std::greater<>());
    both.rating = here.rating ? here.rating : there.rating;
    both.favourite = here.favourite || there.favourite;
    both.favouriteAt = oneOf(here.favouriteAt, there.favouriteAt, std::less<>());
    return both;
}

}  // namespace linnet::catalogue
