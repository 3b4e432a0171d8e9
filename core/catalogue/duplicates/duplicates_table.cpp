// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/duplicates/duplicates_table.h"

#include <algorithm>

#include "core/catalogue/songs_table.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;

// The songs `s` of group `g` that the viewer (?1) sees.
#define LINNET_OF_GROUP                                                                          \
    "songs s WHERE s.key IN (SELECT key FROM songs WHERE frames_hash = g.frames_hash UNION ALL " \
    "SELECT song_key FROM alike_songs WHERE group_key = g.key) "                                 \
    "AND (s.owner IS NULL OR s.owner = ?1)"
// There are two of them, and one is new to the person. Of songs that sound alike, those that are
// the same recording have a group of their own.
#define LINNET_TO_DECIDE                                                                         \
    "((SELECT CASE WHEN g.frames_hash IS NULL THEN count(DISTINCT s.frames_hash) "               \
    "ELSE count(*) END FROM " LINNET_OF_GROUP ") > 1 AND EXISTS (SELECT 1 FROM " LINNET_OF_GROUP \
    " AND NOT EXISTS (SELECT 1 FROM kept_duplicates k WHERE k.user_id = ?1 AND k.audio_hash = "  \
    "s.audio_hash)))"

}  // namespace

std::vector<DuplicateKey> listDuplicates(Connection& connection, const UserId& viewer,
                                         std::size_t limit) {
    auto& statement = connection.prepare(
        "SELECT g.key FROM duplicate_groups g "
        "WHERE " LINNET_TO_DECIDE " ORDER BY g.frames_hash IS NULL, g.key DESC LIMIT ?2");
    bind(statement, 1, viewer);
    bind(statement, 2, limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
    std::vector<DuplicateKey> keys;
    while (statement.executeStep())
        keys.push_back(DuplicateKey(number(statement, 0)));
    return keys;
}

std::optional<DuplicateGroup> duplicateGroup(Connection& connection, const UserId& viewer,
                                             DuplicateKey key) {
    auto& statement = connection.prepare(
        "SELECT s.key, g.frames_hash IS NULL FROM duplicate_groups g, " LINNET_OF_GROUP
        " AND g.key = ?2 AND " LINNET_TO_DECIDE " ORDER BY s.added_at, s.key");
    bind(statement, 1, viewer);
    bind(statement, 2, static_cast<std::int64_t>(key));
    DuplicateGroup group{key, DuplicateKind::SameRecording, {}};
    std::vector<SongKey> songs;
    while (statement.executeStep()) {
        songs.push_back(SongKey(number(statement, 0)));
        if (number(statement, 1) != 0)
            group.kind = DuplicateKind::SoundsAlike;
    }
    for (const SongKey song : songs)
        if (auto row = songByKey(connection, viewer, song))
            group.songs.push_back(std::move(*row));
    return group.songs.size() < 2 ? std::nullopt : std::optional(std::move(group));
}

std::vector<DuplicateKey> duplicatesWith(Connection& connection, const UserId& viewer,
                                         const SongId& song) {
    auto& statement = connection.prepare(
        "SELECT g.key FROM songs of JOIN duplicate_groups g ON g.key IN (SELECT key FROM "
        "duplicate_groups WHERE frames_hash = of.frames_hash UNION ALL SELECT group_key "
        "FROM alike_songs WHERE song_key = of.key) WHERE of.id = ?2 "
        "AND (of.owner IS NULL OR of.owner = ?1) AND " LINNET_TO_DECIDE);
    bind(statement, 1, viewer);
    bind(statement, 2, song);
    std::vector<DuplicateKey> keys;
    while (statement.executeStep())
        keys.push_back(DuplicateKey(number(statement, 0)));
    return keys;
}

void keepDuplicates(Connection& connection, const UserId& viewer, const std::vector<Song>& songs) {
    auto& insert = connection.prepare(
        "INSERT OR IGNORE INTO kept_duplicates (user_id, audio_hash) VALUES (?, ?)");
    for (const Song& song : songs) {
        bind(insert, 1, viewer);
        bind(insert, 2, song.audio);
        insert.exec();
        insert.reset();
    }
}

std::int64_t keptDuplicates(Connection& connection, const UserId& viewer) {
    auto& statement = connection.prepare("SELECT count(*) FROM kept_duplicates WHERE user_id = ?");
    bind(statement, 1, viewer);
    statement.executeStep();
    return number(statement, 0);
}

void forgetKept(Connection& connection, const UserId& viewer) {
    auto& statement = connection.prepare("DELETE FROM kept_duplicates WHERE user_id = ?");
    bind(statement, 1, viewer);
    statement.exec();
}

}  // namespace linnet::catalogue::table
