// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/statistics/stats_table.h"

#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;

// Nothing is written of a song that the profile does not see.
#define LINNET_SEEN_SONG \
    "SELECT ?1, key, ?3, ?4 FROM songs WHERE key = ?2 AND (owner IS NULL OR owner = ?1)"

std::optional<Timestamp> maybeTime(const SQLite::Statement& statement, int column) {
    if (statement.getColumn(column).isNull())
        return std::nullopt;
    return Timestamp(std::chrono::milliseconds(number(statement, column)));
}

SQLite::Statement& prepared(Connection& connection, const char* sql, const UserId& user,
                            SongKey song) {
    auto& statement = connection.prepare(sql);
    bind(statement, 1, user);
    bind(statement, 2, static_cast<std::int64_t>(song));
    return statement;
}

}  // namespace

SongStats statsOf(Connection& connection, const UserId& user, SongKey song) {
    auto& statement = prepared(connection,
                               "SELECT plays, skips, first_played_at, last_played_at, rating, "
                               "favourite, favourite_at FROM song_stats "
                               "WHERE user_id = ?1 AND song_key = ?2",
                               user, song);
    SongStats stats;
    if (!statement.executeStep())
        return stats;
    stats.plays = number(statement, 0);
    stats.skips = number(statement, 1);
    stats.firstPlayedAt = maybeTime(statement, 2);
    stats.lastPlayedAt = maybeTime(statement, 3);
    stats.rating = storage::maybeInt(statement, 4);
    stats.favourite = statement.getColumn(5).getInt() != 0;
    stats.favouriteAt = maybeTime(statement, 6);
    statement.reset();
    return stats;
}

void countPlay(Connection& connection, const UserId& user, SongKey song, Timestamp at) {
    auto& statement =
        prepared(connection,
                 "INSERT INTO song_stats (user_id, song_key, plays, first_played_at, "
                 "last_played_at) VALUES (?1, ?2, 1, ?3, ?3) ON CONFLICT DO UPDATE SET "
                 "plays = plays + 1, first_played_at = ifnull(first_played_at, ?3), "
                 "last_played_at = max(ifnull(last_played_at, ?3), ?3)",
                 user, song);
    storage::bind(statement, 3, at);
    statement.exec();
}

void countSkip(Connection& connection, const UserId& user, SongKey song) {
    prepared(connection,
             "INSERT INTO song_stats (user_id, song_key, skips) VALUES (?1, ?2, 1) "
             "ON CONFLICT DO UPDATE SET skips = skips + 1",
             user, song)
        .exec();
}

bool setFavourite(Connection& connection, const UserId& user, SongKey song, bool favourite,
                  Timestamp at) {
    auto& statement = prepared(
        connection,
        "INSERT INTO song_stats (user_id, song_key, favourite, favourite_at) " LINNET_SEEN_SONG
        " ON CONFLICT DO UPDATE SET favourite_at = CASE WHEN favourite = "
        "excluded.favourite THEN favourite_at ELSE excluded.favourite_at END, "
        "favourite = excluded.favourite",
        user, song);
    statement.bind(3, favourite ? 1 : 0);
    storage::bind(statement, 4, favourite ? std::optional(at) : std::nullopt);
    return statement.exec() > 0;
}

bool setRating(Connection& connection, const UserId& user, SongKey song,
               std::optional<int> rating) {
    auto& statement =
        prepared(connection,
                 "INSERT INTO song_stats (user_id, song_key, rating, plays) " LINNET_SEEN_SONG
                 " ON CONFLICT DO UPDATE SET rating = excluded.rating",
                 user, song);
    storage::bind(statement, 3, rating ? std::optional<std::int64_t>(*rating) : std::nullopt);
    statement.bind(4, 0);
    return statement.exec() > 0;
}

bool replaceStats(Connection& connection, const UserId& user, SongKey song,
                  const SongStats& stats) {
    auto& statement = prepared(
        connection,
        "INSERT OR REPLACE INTO song_stats (user_id, song_key, plays, skips, first_played_at, "
        "last_played_at, rating, favourite, favourite_at) SELECT ?1, key, ?3, ?4, ?5, ?6, ?7, ?8, "
        "?9 FROM songs WHERE key = ?2 AND (owner IS NULL OR owner = ?1)",
        user, song);
    storage::bind(statement, 3, stats.plays);
    storage::bind(statement, 4, stats.skips);
    storage::bind(statement, 5, stats.firstPlayedAt);
    storage::bind(statement, 6, stats.lastPlayedAt);
    storage::bind(statement, 7,
                  stats.rating ? std::optional<std::int64_t>(*stats.rating) : std::nullopt);
    statement.bind(8, stats.favourite ? 1 : 0);
    storage::bind(statement, 9, stats.favouriteAt);
    return statement.exec() > 0;
}

#undef LINNET_SEEN_SONG

}  // namespace linnet::catalogue::table
