// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/playback/playback_service.h"
#include "core/playback/resume_points.h"
#include "storage/connection.h"

/// The queries of playback's tables; each runs inside the caller's transaction and lets
/// SQLite::Exception pass.
namespace linnet::playback::table {

/// "play", as it is stored.
[[nodiscard]] QString nameOf(LogAction action);

void insertLog(storage::Connection& connection, UserId user, const LogEntry& entry);
/// Newest first.
[[nodiscard]] std::vector<LogEntry> logs(storage::Connection& connection, UserId user,
                                         std::size_t limit);

struct Listen {
    SongId song;
    Timestamp startedAt;
    std::chrono::milliseconds heard{0};
    bool completed = false;
};
void insertListen(storage::Connection& connection, UserId user, const Listen& listen);
/// Oldest first.
[[nodiscard]] std::vector<Listen> listens(storage::Connection& connection, UserId user);
/// As PlaybackService::history().
[[nodiscard]] std::vector<HistoryEntry> history(storage::Connection& connection, UserId user);
/// Logs and listens.
void clearHistory(storage::Connection& connection, UserId user);

/// Nothing: there is none any more.
void saveResumePoint(storage::Connection& connection, UserId user, SongId song,
                     std::optional<std::chrono::milliseconds> position, Timestamp now);
/// The newest thousand.
[[nodiscard]] ResumePoints resumePoints(storage::Connection& connection, UserId user);
struct Place {
    SongId song;
    std::chrono::milliseconds position{0};
    Timestamp leftAt;
};
/// All of them, oldest first.
[[nodiscard]] std::vector<Place> places(storage::Connection& connection, UserId user);

/// Song, position, volume and modes; the queue too where `withQueue`.
void saveState(storage::Connection& connection, UserId user, const PlaybackState& state,
               bool withQueue, Timestamp now);
/// Paused where it was; nothing for a profile that never played and has no presets.
[[nodiscard]] std::optional<PlaybackState> loadState(storage::Connection& connection, UserId user);

}  // namespace linnet::playback::table
