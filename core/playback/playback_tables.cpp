// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/playback_tables.h"

#include <array>
#include <cstring>

#include "core/playback/sound_tables.h"

namespace linnet::playback::table {
namespace {

template <class Tag>
void bind(SQLite::Statement& statement, int index, const Id<Tag>& id) {
    statement.bind(index, id.bytes().data(), static_cast<int>(id.bytes().size()));
}

std::int64_t ms(Timestamp time) {
    return static_cast<std::int64_t>(time.time_since_epoch().count());
}

SongId song(const SQLite::Column& column) {
    return SongId::fromBytes(
               QByteArrayView(static_cast<const char*>(column.getBlob()), column.getBytes()))
        .value_or(SongId());
}

constexpr std::array<const char*, 3> kActions{"play", "pause", "stop"};

LogAction action(const char* name) {
    for (std::size_t i = 0; i < kActions.size(); ++i) {
        if (std::strcmp(kActions[i], name) == 0)
            return static_cast<LogAction>(i);
    }
    return LogAction::Stop;
}

constexpr std::array<const char*, 3> kRepeats{"off", "all", "one"};

Repeat repeat(const char* name) {
    for (std::size_t i = 0; i < kRepeats.size(); ++i) {
        if (std::strcmp(kRepeats[i], name) == 0)
            return static_cast<Repeat>(i);
    }
    return Repeat::Off;
}

template <class T>
void bindAll(SQLite::Statement& statement, int index, const std::vector<T>& list) {
    // A null pointer would bind NULL where an empty list is meant.
    statement.bind(index, list.empty() ? static_cast<const void*>("") : list.data(),
                   static_cast<int>(list.size() * sizeof(T)));
}

template <class T>
std::vector<T> all(const SQLite::Column& column) {
    std::vector<T> list(static_cast<std::size_t>(column.getBytes()) / sizeof(T));
    if (!list.empty())
        std::memcpy(static_cast<void*>(list.data()), column.getBlob(), list.size() * sizeof(T));
    return list;
}

}  // namespace

QString nameOf(LogAction of) {
    return QString::fromLatin1(kActions[static_cast<std::size_t>(of)]);
}

void insertLog(storage::Connection& connection, UserId user, const LogEntry& entry) {
    auto& statement = connection.prepare(
        "INSERT INTO playback_logs (id, user_id, song_id, action, position_ms, timestamp) "
        "VALUES (?, ?, ?, ?, ?, ?)");
    bind(statement, 1, Id<struct LogTag>::generate());
    bind(statement, 2, user);
    bind(statement, 3, entry.song);
    statement.bind(4, kActions[static_cast<std::size_t>(entry.action)]);
    statement.bind(5, static_cast<std::int64_t>(entry.position.count()));
    statement.bind(6, ms(entry.timestamp));
    statement.exec();
}

std::vector<LogEntry> logs(storage::Connection& connection, UserId user, std::size_t limit) {
    auto& statement = connection.prepare(
        "SELECT song_id, action, position_ms, timestamp FROM playback_logs WHERE user_id = ? "
        "ORDER BY timestamp DESC, id DESC LIMIT ?");
    bind(statement, 1, user);
    statement.bind(2, static_cast<std::int64_t>(limit));
    std::vector<LogEntry> entries;
    while (statement.executeStep()) {
        entries.push_back(
            {song(statement.getColumn(0)), action(statement.getColumn(1).getText()),
             std::chrono::milliseconds(statement.getColumn(2).getInt64()),
             Timestamp(std::chrono::milliseconds(statement.getColumn(3).getInt64()))});
    }
    return entries;
}

void insertListen(storage::Connection& connection, UserId user, const Listen& listen) {
    auto& statement = connection.prepare(
        "INSERT INTO listens (id, user_id, song_id, started_at, heard_ms, completed) "
        "VALUES (?, ?, ?, ?, ?, ?)");
    bind(statement, 1, Id<struct ListenTag>::generate());
    bind(statement, 2, user);
    bind(statement, 3, listen.song);
    statement.bind(4, ms(listen.startedAt));
    statement.bind(5, static_cast<std::int64_t>(listen.heard.count()));
    statement.bind(6, listen.completed ? 1 : 0);
    statement.exec();
}

std::vector<Listen> listens(storage::Connection& connection, UserId user) {
    auto& statement = connection.prepare(
        "SELECT song_id, started_at, heard_ms, completed FROM listens WHERE user_id = ? "
        "ORDER BY started_at, id");
    bind(statement, 1, user);
    std::vector<Listen> found;
    while (statement.executeStep())
        found.push_back({song(statement.getColumn(0)),
                         Timestamp(std::chrono::milliseconds(statement.getColumn(1).getInt64())),
                         std::chrono::milliseconds(statement.getColumn(2).getInt64()),
                         statement.getColumn(3).getInt() != 0});
    return found;
}

std::vector<HistoryEntry> history(storage::Connection& connection, UserId user) {
    // What is gone on with after a pause is another listen of the same song; the oldest of such a
    // run says when it was begun.
    auto& statement = connection.prepare(
        "SELECT song_id, started_at FROM ("
        "SELECT id, song_id, started_at, lead(song_id) OVER newest AS song_before, "
        "lead(completed) OVER newest AS completed_before FROM listens "
        "WHERE user_id = ? AND (heard_ms >= 5000 OR completed) "
        "WINDOW newest AS (ORDER BY started_at DESC, id DESC)) "
        "WHERE song_id IS NOT song_before OR completed_before ORDER BY started_at DESC, id DESC");
    bind(statement, 1, user);
    std::vector<HistoryEntry> entries;
    while (statement.executeStep())
        entries.push_back({song(statement.getColumn(0)), Timestamp(std::chrono::milliseconds(
                                                             statement.getColumn(1).getInt64()))});
    return entries;
}

void clearHistory(storage::Connection& connection, UserId user) {
    for (const char* sql :
         {"DELETE FROM listens WHERE user_id = ?", "DELETE FROM playback_logs WHERE user_id = ?"}) {
        auto& statement = connection.prepare(sql);
        bind(statement, 1, user);
        statement.exec();
    }
}

void saveResumePoint(storage::Connection& connection, UserId user, SongId song,
                     std::optional<std::chrono::milliseconds> position, Timestamp now) {
    auto& statement = connection.prepare(
        position ? "INSERT INTO resume_points (user_id, song_id, position_ms, updated_at) "
                   "VALUES (?1, ?2, ?3, ?4) ON CONFLICT (user_id, song_id) "
                   "DO UPDATE SET position_ms = ?3, updated_at = ?4"
                 : "DELETE FROM resume_points WHERE user_id = ?1 AND song_id = ?2");
    bind(statement, 1, user);
    bind(statement, 2, song);
    if (position) {
        statement.bind(3, static_cast<std::int64_t>(position->count()));
        statement.bind(4, ms(now));
    }
    statement.exec();
}

ResumePoints resumePoints(storage::Connection& connection, UserId user) {
    auto& statement = connection.prepare(
        "SELECT song_id, position_ms FROM resume_points WHERE user_id = ? "
        "ORDER BY updated_at DESC LIMIT 1000");
    bind(statement, 1, user);
    ResumePoints points;
    while (statement.executeStep())
        points.emplace(song(statement.getColumn(0)),
                       std::chrono::milliseconds(statement.getColumn(1).getInt64()));
    return points;
}

std::vector<Place> places(storage::Connection& connection, UserId user) {
    auto& statement = connection.prepare(
        "SELECT song_id, position_ms, updated_at FROM resume_points WHERE user_id = ? "
        "ORDER BY updated_at, song_id");
    bind(statement, 1, user);
    std::vector<Place> all;
    while (statement.executeStep())
        all.push_back({song(statement.getColumn(0)),
                       std::chrono::milliseconds(statement.getColumn(1).getInt64()),
                       Timestamp(std::chrono::milliseconds(statement.getColumn(2).getInt64()))});
    return all;
}

void saveState(storage::Connection& connection, UserId user, const PlaybackState& state,
               bool withQueue, Timestamp now) {
    auto& statement = connection.prepare(
        "INSERT INTO playback_state (user_id, queue_index, position_ms, volume, repeat, shuffle, "
        "stop_after, sleep_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
        "ON CONFLICT (user_id) DO UPDATE SET queue_index = ?2, position_ms = ?3, volume = ?4, "
        "repeat = ?5, shuffle = ?6, stop_after = ?7, sleep_at = ?8, updated_at = ?9");
    bind(statement, 1, user);
    statement.bind(2, static_cast<std::int64_t>(state.current));
    statement.bind(3, static_cast<std::int64_t>(state.position.count()));
    statement.bind(4, state.volume);
    statement.bind(5, kRepeats[static_cast<std::size_t>(state.repeat)]);
    statement.bind(6, state.shuffle ? 1 : 0);
    statement.bind(7, state.stopAfterCurrent ? 1 : 0);
    if (state.sleepAt)
        statement.bind(8, ms(*state.sleepAt));
    else
        statement.bind(8);
    statement.bind(9, ms(now));
    statement.exec();
    saveSound(connection, user, state.sound);
    if (!withQueue)
        return;
    static_assert(sizeof(SongId) == 16);
    auto& queue = connection.prepare(
        "INSERT INTO playback_queue (user_id, songs, places) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (user_id) DO UPDATE SET songs = ?2, places = ?3");
    bind(queue, 1, user);
    bindAll(queue, 2, state.queue);
    bindAll(queue, 3, state.places);
    queue.exec();
}

std::optional<PlaybackState> loadState(storage::Connection& connection, UserId user) {
    auto& statement = connection.prepare(
        "SELECT queue_index, position_ms, volume, songs, places, repeat, shuffle, stop_after, "
        "sleep_at FROM playback_state "
        "LEFT JOIN playback_queue USING (user_id) WHERE user_id = ?");
    bind(statement, 1, user);
    PlaybackState state;
    state.presets = loadPresets(connection, user);
    if (!statement.executeStep())
        return state.presets.empty() ? std::nullopt : std::optional(std::move(state));
    state.queue = all<SongId>(statement.getColumn(3));
    state.places = all<std::uint32_t>(statement.getColumn(4));
    state.repeat = repeat(statement.getColumn(5).getText());
    state.shuffle = statement.getColumn(6).getInt() != 0;
    state.stopAfterCurrent = statement.getColumn(7).getInt() != 0;
    if (const auto at = statement.getColumn(8); !at.isNull())
        state.sleepAt = Timestamp(std::chrono::milliseconds(at.getInt64()));
    state.current = static_cast<std::size_t>(statement.getColumn(0).getInt64());
    state.position = std::chrono::milliseconds(statement.getColumn(1).getInt64());
    state.volume = std::clamp(statement.getColumn(2).getDouble(), 0.0, 1.0);
    statement.reset();
    if (state.current >= state.queue.size())
        state.current = 0;
    state.status = state.queue.empty() ? Status::Stopped : Status::Paused;
    state.sound = loadSound(connection, user);
    return state;
}

}  // namespace linnet::playback::table
