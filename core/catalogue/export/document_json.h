// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <optional>

#include "core/catalogue/song.h"
#include "core/catalogue/statistics/song_stats.h"

/// A song's entry in the document (library_document.h). Pure.
namespace linnet::catalogue {

[[nodiscard]] QJsonObject songToJson(const Song& song, const SongStats& stats, const QString& file);
[[nodiscard]] SongFields fieldsFromJson(const QJsonObject& entry);
[[nodiscard]] SongStats statsFromJson(const QJsonObject& entry);
[[nodiscard]] std::optional<storage::ContentHash> contentFromJson(const QJsonObject& entry);

/// ISO 8601; nothing for anything else.
[[nodiscard]] std::optional<Timestamp> timeFromJson(const QJsonValue& value);

/// What two libraries know of one song's listening: the more of both, so that the same twice
/// changes nothing. A rating that is here stays.
[[nodiscard]] SongStats merged(const SongStats& here, const SongStats& there);

}  // namespace linnet::catalogue
