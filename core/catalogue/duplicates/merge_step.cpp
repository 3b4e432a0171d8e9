// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/duplicates/merge_step.h"

#include <QDataStream>
#include <QIODevice>
#include <algorithm>

#include "core/catalogue/statistics/stats_table.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::blob;
using storage::Connection;
using storage::number;

UserId userIn(const SQLite::Statement& statement, int column) {
    return UserId::fromBytes(blob(statement, column)).value_or(UserId());
}

/// Whoever has done anything with songs: few, and found by jumps along the key.
std::vector<UserId> listeners(Connection& connection) {
    auto& statement = connection.prepare(
        "WITH RECURSIVE listener (id) AS (SELECT min(user_id) FROM song_stats UNION ALL "
        "SELECT (SELECT min(user_id) FROM song_stats WHERE user_id > id) FROM listener "
        "WHERE id IS NOT NULL) SELECT id FROM listener WHERE id IS NOT NULL");
    std::vector<UserId> users;
    while (statement.executeStep())
        users.push_back(userIn(statement, 0));
    return users;
}

void moveStats(Connection& connection, const UserId& user, SongKey kept,
               std::span<const SongKey> others, MergeStep& step) {
    const SongStats before = statsOf(connection, user, kept);
    SongStats after = before;
    for (const SongKey other : others) {
        const SongStats stats = statsOf(connection, user, other);
        if (stats == SongStats())
            continue;
        after = together(after, stats);
        step.stats.push_back({user, other, stats, {}});
    }
    if (after != before)
        step.stats.push_back({user, kept, before, after});
}

void moveEntries(Connection& connection, const std::optional<UserId>& owner, SongKey kept,
                 SongKey other, MergeStep& step) {
    auto& find = connection.prepare(
        "SELECT DISTINCT e.playlist_key, p.user_id FROM playlist_songs e "
        "JOIN playlists p ON p.key = e.playlist_key WHERE e.song_key = ?1 "
        "AND (?3 IS NULL OR p.user_id = ?3) AND NOT EXISTS (SELECT 1 FROM playlist_songs k "
        "WHERE k.song_key = ?2 AND k.playlist_key = e.playlist_key)");
    bind(find, 1, static_cast<std::int64_t>(other));
    bind(find, 2, static_cast<std::int64_t>(kept));
    bind(find, 3, owner);
    std::vector<std::int64_t> playlists;
    while (find.executeStep()) {
        playlists.push_back(number(find, 0));
        step.usersOfEntries.insert(userIn(find, 1));
    }
    auto& move = connection.prepare(
        "UPDATE playlist_songs SET song_key = ?2 WHERE song_key = ?1 AND playlist_key = ?3");
    for (const std::int64_t playlist : playlists) {
        bind(move, 1, static_cast<std::int64_t>(other));
        bind(move, 2, static_cast<std::int64_t>(kept));
        bind(move, 3, playlist);
        move.exec();
        move.reset();
    }
}

void applyHandOver(Connection& connection, const MergeStep& step, storage::Direction direction) {
    const bool undoing = direction == storage::Direction::Undo;
    for (const MergeStep::Stats& one : step.stats) {
        const SongStats now = statsOf(connection, one.user, one.song);
        std::ignore = replaceStats(
            connection, one.user, one.song,
            undoing ? changed(now, one.after, one.before) : changed(now, one.before, one.after));
    }
    storage::applyRecording(connection, step.entries, direction);
}

std::int64_t millis(const std::optional<Timestamp>& time) {
    return time ? std::int64_t{time->time_since_epoch().count()} : -1;
}

std::optional<Timestamp> timeOf(std::int64_t millis) {
    return millis < 0 ? std::nullopt : std::optional(Timestamp(std::chrono::milliseconds(millis)));
}

QDataStream& operator<<(QDataStream& out, const SongStats& stats) {
    return out << qint64{stats.plays} << qint64{stats.skips} << qint64{millis(stats.firstPlayedAt)}
               << qint64{millis(stats.lastPlayedAt)} << qint32{stats.rating.value_or(-1)}
               << stats.favourite << qint64{millis(stats.favouriteAt)};
}

QDataStream& operator>>(QDataStream& in, SongStats& stats) {
    qint64 plays = 0;
    qint64 skips = 0;
    qint64 first = 0;
    qint64 last = 0;
    qint32 rating = 0;
    qint64 favouriteAt = 0;
    in >> plays >> skips >> first >> last >> rating >> stats.favourite >> favouriteAt;
    stats.plays = plays;
    stats.skips = skips;
    stats.firstPlayedAt = timeOf(first);
    stats.lastPlayedAt = timeOf(last);
    stats.rating = rating < 0 ? std::nullopt : std::optional<int>(rating);
    stats.favouriteAt = timeOf(favouriteAt);
    return in;
}

QByteArray bytesOf(const UserId& user) {
    return {reinterpret_cast<const char*>(user.bytes().data()),
            static_cast<qsizetype>(user.bytes().size())};
}

}  // namespace

std::set<UserId> MergeStep::usersOfStats() const {
    std::set<UserId> users;
    for (const Stats& one : stats)
        users.insert(one.user);
    return users;
}

QByteArray MergeStep::packed() const {
    QByteArray data;
    QDataStream out(&data, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << static_cast<quint32>(stats.size());
    for (const Stats& one : stats)
        out << bytesOf(one.user) << static_cast<qint64>(one.song) << one.before << one.after;
    out << entries << static_cast<quint32>(usersOfEntries.size());
    for (const UserId& user : usersOfEntries)
        out << bytesOf(user);
    out << songs.packed();
    return data;
}

MergeStep MergeStep::unpacked(const QByteArray& data) {
    MergeStep step;
    QDataStream in(data);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 count = 0;
    QByteArray user;
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        Stats one;
        qint64 song = 0;
        in >> user >> song >> one.before >> one.after;
        one.user = UserId::fromBytes(user).value_or(UserId());
        one.song = SongKey(song);
        step.stats.push_back(one);
    }
    in >> step.entries >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        in >> user;
        step.usersOfEntries.insert(UserId::fromBytes(user).value_or(UserId()));
    }
    QByteArray songs;
    in >> songs;
    step.songs = BinStep::unpacked(songs);
    return in.status() == QDataStream::Ok ? step : MergeStep();
}

SongStats together(const SongStats& kept, const SongStats& other) {
    // The earlier and the later of two, of which each may not be.
    const auto earlier = [](const auto& a, const auto& b) { return !a || (b && *b < *a) ? b : a; };
    SongStats both = kept;
    both.plays += other.plays;
    both.skips += other.skips;
    both.firstPlayedAt = earlier(kept.firstPlayedAt, other.firstPlayedAt);
    both.lastPlayedAt = std::max(kept.lastPlayedAt, other.lastPlayedAt);
    if (!kept.rating)
        both.rating = other.rating;
    both.favourite = kept.favourite || other.favourite;
    both.favouriteAt = earlier(kept.favouriteAt, other.favouriteAt);
    return both;
}

SongStats changed(const SongStats& now, const SongStats& from, const SongStats& to) {
    const auto count = [](std::int64_t n, std::int64_t f, std::int64_t t) {
        return std::max<std::int64_t>(n + t - f, 0);
    };
    const auto value = [](const auto& n, const auto& f, const auto& t) { return n == f ? t : n; };
    SongStats result = now;
    result.plays = count(now.plays, from.plays, to.plays);
    result.skips = count(now.skips, from.skips, to.skips);
    result.firstPlayedAt = value(now.firstPlayedAt, from.firstPlayedAt, to.firstPlayedAt);
    result.lastPlayedAt = value(now.lastPlayedAt, from.lastPlayedAt, to.lastPlayedAt);
    result.rating = value(now.rating, from.rating, to.rating);
    if (now.favourite == from.favourite) {
        result.favourite = to.favourite;
        result.favouriteAt = to.favouriteAt;
    }
    return result;
}

MergeStep handOver(Connection& connection, const Song& kept, std::span<const SongKey> others) {
    MergeStep step;
    std::optional<UserId> owner;
    if (kept.visibility == Visibility::OnlyMe)
        owner = kept.addedBy;
    for (const UserId& user : owner ? std::vector{*owner} : listeners(connection))
        moveStats(connection, user, kept.key, others, step);
    for (const MergeStep::Stats& one : step.stats)
        std::ignore = replaceStats(connection, one.user, one.song, one.after);
    storage::ChangeRecorder recorder(connection, {"playlist_songs"});
    for (const SongKey other : others)
        moveEntries(connection, owner, kept.key, other, step);
    step.entries = recorder.recording();
    return step;
}

Done applyMerge(Connection& connection, const MergeStep& step, storage::Direction direction,
                const UserId& viewer, Timestamp now) {
    if (direction == storage::Direction::Redo) {
        applyHandOver(connection, step, direction);
        return applyMove(connection, step.songs, true, direction, viewer, now);
    }
    const Done done = applyMove(connection, step.songs, false, direction, viewer, now);
    if (done.left == 0)
        applyHandOver(connection, step, direction);
    return done;
}

}  // namespace linnet::catalogue::table
