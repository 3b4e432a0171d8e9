// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/field_summary.h"

#include "core/catalogue/changes/song_keys.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {

using storage::number;
using storage::text;

namespace {

FieldSummary textOf(const SQLite::Statement& row, int column) {
    FieldSummary field;
    field.distinct = number(row, column);
    if (field.distinct == 1)
        field.value = text(row, column + 1);
    return field;
}

FieldSummary numberOf(const SQLite::Statement& row, int column) {
    FieldSummary field;
    field.distinct = number(row, column);
    field.least = storage::maybeInt(row, column + 1);
    field.most = storage::maybeInt(row, column + 2);
    if (field.distinct == 1 && field.least)
        field.value = QString::number(*field.least);
    return field;
}

}  // namespace

SongsSummary summary(storage::Connection& connection, const UserId& viewer,
                     std::span<const SongKey> songs) {
#define LINNET_TEXT(column) "count(DISTINCT " column "), max(" column "), "
#define LINNET_NUMBER(column) \
    "count(DISTINCT ifnull(" column ", -1)), min(" column "), max(" column "), "
    auto& statement =
        connection
            .prepare("SELECT " LINNET_TEXT("title") LINNET_TEXT("artist") LINNET_TEXT("album_"
                                                                                      "artist") LINNET_TEXT("album") LINNET_TEXT("genre") LINNET_TEXT("composer") LINNET_TEXT("comment") LINNET_TEXT("lyrics") LINNET_NUMBER("release_year") LINNET_NUMBER("track") LINNET_NUMBER(
                "disc") "count(*), ifnull(sum(added_by = ?1), 0), ifnull(sum(owner IS NOT NULL), "
                        "0) FROM songs "
                        "WHERE key IN (SELECT value FROM json_each(?2)) AND (owner IS NULL OR "
                        "owner = ?1)");
#undef LINNET_TEXT
#undef LINNET_NUMBER
    const std::string keys = jsonOf(songs);
    storage::bind(statement, 1, viewer);
    statement.bind(2, keys);
    statement.executeStep();
    SongsSummary found;
    int column = 0;
    for (FieldSummary* field : {&found.title, &found.artist, &found.albumArtist, &found.album,
                                &found.genre, &found.composer, &found.comment, &found.lyrics}) {
        *field = textOf(statement, column);
        column += 2;
    }
    for (FieldSummary* field : {&found.year, &found.track, &found.disc}) {
        *field = numberOf(statement, column);
        column += 3;
    }
    found.songs = number(statement, column);
    found.ofMine = number(statement, column + 1);
    found.onlyMine = number(statement, column + 2);
    statement.reset();

    auto& cover = connection.prepare(
        "SELECT artwork_hash, iif(album = '', title, album) FROM songs "
        "WHERE key IN (SELECT value FROM json_each(?2)) AND (owner IS NULL OR owner = ?1) "
        "ORDER BY artwork_hash IS NULL, key LIMIT 1");
    storage::bind(cover, 1, viewer);
    cover.bind(2, keys);
    if (cover.executeStep()) {
        found.artwork = storage::maybeHash(cover, 0);
        found.coverName = text(cover, 1);
        cover.reset();
    }
    return found;
}

}  // namespace linnet::catalogue::table
