// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/events/event_bus.h"
#include "core/playback/playback_tables.h"

namespace linnet::storage {
class Database;
}

namespace linnet::playback {

/// Writes what happens while a profile listens: a row for each play, pause and stop with its event
/// after the commit, and a listen for each stretch between a play and what ends it, with
/// playback.listened. Never blocks; one thread.
class ListeningLog {
 public:
    ListeningLog(storage::Database& library, EventBus& bus, const Clock& clock);
    /// Once what was written has been told of: the bus may go next.
    ~ListeningLog();
    ListeningLog(const ListeningLog&) = delete;
    ListeningLog& operator=(const ListeningLog&) = delete;

    void played(UserId user, SongId song, std::chrono::milliseconds position);
    void paused(UserId user, SongId song, std::chrono::milliseconds position);
    /// `completed`: heard to its end.
    void stopped(UserId user, SongId song, std::chrono::milliseconds position, bool completed);
    /// A seek: what lies between is not heard.
    void jumped(std::chrono::milliseconds from, std::chrono::milliseconds to);

    /// Where a long song goes on the next time; nothing: from its beginning.
    void saveResumePoint(UserId user, SongId song,
                         std::optional<std::chrono::milliseconds> position);
    void savePreset(UserId user, const EqualiserPreset& preset);
    void removePreset(UserId user, const QString& name);
    void save(UserId user, const PlaybackState& state, bool withQueue);

    struct Kept {
        ResumePoints places;
        std::vector<EqualiserPreset> presets;
    };
    /// After all that was written until now; `then` is called on the writer's thread.
    void readBack(UserId user, std::function<void(const Kept&)> then);

 private:
    struct Stretch {
        SongId song;
        Timestamp startedAt;
        std::chrono::milliseconds from{0};
        std::chrono::milliseconds heard{0};  ///< before the last seek
    };

    void write(UserId user, const LogEntry& entry, bool completed, Event event);
    [[nodiscard]] std::optional<table::Listen> endStretch(const LogEntry& entry, bool completed);

    storage::Database& m_library;
    EventBus& m_bus;
    const Clock& m_clock;
    std::optional<Stretch> m_stretch;
    /// What was heard of the song that is paused, so that a pause does not make two of one.
    std::chrono::milliseconds m_heardBefore{0};
    SongId m_paused;
};

}  // namespace linnet::playback
