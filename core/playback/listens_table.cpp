// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/listens_table.h"

#include <QDateTime>
#include <limits>
#include <optional>

#include "storage/bind.h"

namespace linnet::playback::table {
namespace {

using storage::Connection;

// What was passed over is no listening; history() leaves out the same.
#define LINNET_LISTENED " AND (heard_ms >= 5000 OR completed) "

Play rowOf(const SQLite::Statement& statement) {
    return {SongId::fromBytes(storage::blob(statement, 0)).value_or(SongId()),
            Timestamp(std::chrono::milliseconds(storage::number(statement, 1))),
            std::chrono::milliseconds(storage::number(statement, 2)),
            statement.getColumn(3).getInt() != 0};
}

std::optional<Play> lastBefore(Connection& connection, UserId user, Timestamp time) {
    auto& statement = connection.prepare(
        "SELECT song_id, started_at, heard_ms, completed FROM listens WHERE user_id = ?1 AND "
        "started_at < ?2" LINNET_LISTENED "ORDER BY started_at DESC LIMIT 1");
    storage::bind(statement, 1, user);
    storage::bind(statement, 2, time);
    if (!statement.executeStep())
        return std::nullopt;
    const Play last = rowOf(statement);
    statement.reset();
    return last;
}

qint64 beginOf(int year) {
    return QDate(year, 1, 1).startOfDay().toMSecsSinceEpoch();
}

}  // namespace

std::vector<Play> plays(Connection& connection, UserId user, Timestamp from, Timestamp to) {
    // What is gone on with after a pause is another listen of the same song; across `from` it
    // belongs to a play from before, across `to` to the last one that is asked for.
    std::optional<Play> before = lastBefore(connection, user, from);
    auto& statement = connection.prepare(
        "SELECT song_id, started_at, heard_ms, completed FROM listens WHERE user_id = ?1 AND "
        "started_at >= ?2" LINNET_LISTENED "ORDER BY started_at");
    storage::bind(statement, 1, user);
    storage::bind(statement, 2, from);
    std::vector<Play> found;
    while (statement.executeStep()) {
        const Play listen = rowOf(statement);
        const bool goesOn = before && before->song == listen.song && !before->completed;
        if (!goesOn && listen.startedAt >= to)
            break;
        if (!goesOn) {
            found.push_back(listen);
        } else if (!found.empty()) {
            found.back().heard += listen.heard;
            found.back().completed = listen.completed;
        }
        before = listen;
    }
    statement.reset();
    return found;
}

std::vector<SongId> playedBefore(Connection& connection, UserId user, Timestamp time) {
    auto& statement = connection.prepare(
        "SELECT DISTINCT song_id FROM listens WHERE user_id = ?1 AND "
        "started_at < ?2" LINNET_LISTENED);
    storage::bind(statement, 1, user);
    storage::bind(statement, 2, time);
    std::vector<SongId> songs;
    while (statement.executeStep())
        songs.push_back(SongId::fromBytes(storage::blob(statement, 0)).value_or(SongId()));
    return songs;
}

std::vector<int> yearsPlayed(Connection& connection, UserId user) {
    auto& statement = connection.prepare(
        "SELECT started_at FROM listens WHERE user_id = ?1 AND "
        "started_at < ?2" LINNET_LISTENED "ORDER BY started_at DESC LIMIT 1");
    std::vector<int> years;
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    for (;;) {
        statement.reset();
        storage::bind(statement, 1, user);
        storage::bind(statement, 2, before);
        if (!statement.executeStep())
            break;
        years.push_back(
            QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(storage::number(statement, 0)))
                .date()
                .year());
        before = beginOf(years.back());
    }
    return years;
}

#undef LINNET_LISTENED

}  // namespace linnet::playback::table
