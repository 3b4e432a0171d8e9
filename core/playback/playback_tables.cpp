// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/playback_tables.h"

#include <array>
#include <cstring>

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

}  // namespace

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

void saveState(storage::Connection& connection, UserId user, const PlaybackState& state,
               bool withQueue, Timestamp now) {
    auto& statement = connection.prepare(
        "INSERT INTO playback_state (user_id, queue_index, position_ms, volume, updated_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (user_id) DO UPDATE SET queue_index = ?2, "
        "position_ms = ?3, volume = ?4, updated_at = ?5");
    bind(statement, 1, user);
    statement.bind(2, static_cast<std::int64_t>(state.current));
    statement.bind(3, static_cast<std::int64_t>(state.position.count()));
    statement.bind(4, state.volume);
    statement.bind(5, ms(now));
    statement.exec();
    if (!withQueue)
        return;
    static_assert(sizeof(SongId) == 16);
    auto& queue = connection.prepare(
        "INSERT INTO playback_queue (user_id, songs) VALUES (?1, ?2) "
        "ON CONFLICT (user_id) DO UPDATE SET songs = ?2");
    bind(queue, 1, user);
    // A null pointer would bind NULL where an empty queue is meant.
    queue.bind(2, state.queue.empty() ? static_cast<const void*>("") : state.queue.data(),
               static_cast<int>(state.queue.size() * sizeof(SongId)));
    queue.exec();
}

std::optional<PlaybackState> loadState(storage::Connection& connection, UserId user) {
    auto& statement = connection.prepare(
        "SELECT queue_index, position_ms, volume, songs FROM playback_state "
        "LEFT JOIN playback_queue USING (user_id) WHERE user_id = ?");
    bind(statement, 1, user);
    if (!statement.executeStep())
        return std::nullopt;
    PlaybackState state;
    const auto songs = statement.getColumn(3);
    state.queue.resize(static_cast<std::size_t>(songs.getBytes()) / sizeof(SongId));
    if (!state.queue.empty())
        std::memcpy(static_cast<void*>(state.queue.data()), songs.getBlob(),
                    state.queue.size() * sizeof(SongId));
    state.current = static_cast<std::size_t>(statement.getColumn(0).getInt64());
    state.position = std::chrono::milliseconds(statement.getColumn(1).getInt64());
    state.volume = std::clamp(statement.getColumn(2).getDouble(), 0.0, 1.0);
    statement.reset();
    if (state.current >= state.queue.size())
        state.current = 0;
    state.status = state.queue.empty() ? Status::Stopped : Status::Paused;
    return state;
}

}  // namespace linnet::playback::table
