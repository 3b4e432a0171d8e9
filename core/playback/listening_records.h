// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/events/session.h"
#include "core/playback/playback_service.h"
#include "core/playback/sound_settings.h"

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

/// Where a song of more than twenty minutes was left.
struct PlaceEntry {
    SongId song;
    std::chrono::milliseconds position{0};
    Timestamp leftAt;  ///< 1970: not known

    friend bool operator==(const PlaceEntry&, const PlaceEntry&) = default;
};

/// "play", as it is told outside.
[[nodiscard]] QString nameOf(LogAction action);
/// Nothing for another word.
[[nodiscard]] std::optional<LogAction> actionNamed(const QString& name);

/// What playback keeps for a profile, to be taken elsewhere and brought back; needs no player. A
/// player that is there is told with PlaybackService::readKept(). Thread-safe, blocking. Errors of
/// every call: Unauthorized, Io, Damaged.
class ListeningRecords {
 public:
    /// Borrowed; both outlive it.
    ListeningRecords(storage::Database& library, const Clock& clock);

    /// Oldest first.
    [[nodiscard]] Result<std::vector<LogEntry>> log(const Session& session);
    [[nodiscard]] Result<std::vector<ListenEntry>> listens(const Session& session);
    [[nodiscard]] Result<std::vector<PlaceEntry>> places(const Session& session);
    /// The profile's own, by name.
    [[nodiscard]] Result<std::vector<EqualiserPreset>> presets(const Session& session);

    /// Those that are not there yet; returns how many. Nobody counts them: what they have led to
    /// in statistics is brought back with these.
    [[nodiscard]] Result<std::int64_t> add(const Session& session,
                                           std::span<const LogEntry> entries);
    [[nodiscard]] Result<std::int64_t> add(const Session& session,
                                           std::span<const ListenEntry> entries);
    /// The later of two places of a song stays, and none comes to a song that was heard to its end
    /// since. A time that is not known or has yet to come is earlier than all others. Returns how
    /// many songs go on elsewhere now.
    [[nodiscard]] Result<std::int64_t> add(const Session& session,
                                           std::span<const PlaceEntry> entries);
    /// Beside those that are there, see presetsBeside(); returns how many.
    [[nodiscard]] Result<std::int64_t> add(const Session& session,
                                           std::span<const EqualiserPreset> presets);

 private:
    storage::Database& m_library;
    const Clock& m_clock;
};

}  // namespace linnet::playback
