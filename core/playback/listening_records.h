// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/events/session.h"
#include "core/playback/playback_service.h"

namespace linnet::storage {
class Database;
}

namespace linnet::playback {

/// A stretch between a play and what ended it.
struct ListenEntry {
    SongId song;
    Timestamp startedAt;
    std::chrono::milliseconds heard{0};
    bool completed = false;  ///< heard to its end

    friend bool operator==(const ListenEntry&, const ListenEntry&) = default;
};

/// "play", as it is told outside.
[[nodiscard]] QString nameOf(LogAction action);
/// Nothing for another word.
[[nodiscard]] std::optional<LogAction> actionNamed(const QString& name);

/// What a profile has listened to, to be taken elsewhere and brought back; needs no player.
/// Thread-safe, blocking. Errors of every call: Unauthorized, Io, Damaged.
class ListeningRecords {
 public:
    /// Borrowed; both outlive it.
    ListeningRecords(storage::Database& library, const Clock& clock);

    /// Oldest first.
    [[nodiscard]] Result<std::vector<LogEntry>> log(const Session& session);
    [[nodiscard]] Result<std::vector<ListenEntry>> listens(const Session& session);

    /// Those that are not there yet; returns how many. Nobody counts them: what they have led to
    /// in statistics is brought back with these.
    [[nodiscard]] Result<std::int64_t> add(const Session& session,
                                           std::span<const LogEntry> entries);
    [[nodiscard]] Result<std::int64_t> add(const Session& session,
                                           std::span<const ListenEntry> entries);

 private:
    storage::Database& m_library;
    const Clock& m_clock;
};

}  // namespace linnet::playback
