// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/statistics/stats_table.h"

#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;

// Nothing is known of a song that the profile does not see.
#define LINNET_OF_SEEN_SONG(columns)                                                       \
    "SELECT " columns                                                                      \
    " FROM songs s LEFT JOIN song_stats t ON t.user_id = ?1 AND t.song_key = s.key WHERE " \
    "s.key = ?2 AND (s.owner IS NULL OR s.owner = ?1)"

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

std::optional<HeartMark> heartOf(Connection& connection, const UserId& user, SongKey song) {
    auto& statement = prepared(
        connection, LINNET_OF_SEEN_SONG("ifnull(t.favourite, 0), t.favourite_at"), user, song);
    if (!statement.executeStep())
        return std::nullopt;
    const HeartMark heart{statement.getColumn(0).getInt() != 0, maybeTime(statement, 1)};
    statement.reset();
    return heart;
}

std::optional<RatingMark> ratingOf(Connection& connection, const UserId& user, SongKey song) {
    auto& statement = prepared(connection, LINNET_OF_SEEN_SONG("t.rating"), user, song);
    if (!statement.executeStep())
        return std::nullopt;
    const auto stars = storage::maybeInt(statement, 0);
    statement.reset();
    return stars ? RatingMark(static_cast<std::int8_t>(*stars)) : RatingMark();
}

void setHeart(Connection& connection, const UserId& user, SongKey song, const HeartMark& heart) {
    auto& statement =
        prepared(connection,
                 "INSERT INTO song_stats (user_id, song_key, favourite, favourite_at) VALUES "
                 "(?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET favourite = excluded.favourite, "
                 "favourite_at = excluded.favourite_at",
                 user, song);
    statement.bind(3, heart.on ? 1 : 0);
    storage::bind(statement, 4, heart.since);
    statement.exec();
}

void setRating(Connection& connection, const UserId& user, SongKey song, const RatingMark& rating) {
    auto& statement =
        prepared(connection,
                 "INSERT INTO song_stats (user_id, song_key, rating) VALUES (?1, ?2, ?3) "
                 "ON CONFLICT DO UPDATE SET rating = excluded.rating",
                 user, song);
    storage::bind(statement, 3, rating ? std::optional<std::int64_t>(*rating) : std::nullopt);
    statement.exec();
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

#undef LINNET_OF_SEEN_SONG

}  // namespace linnet::catalogue::table
