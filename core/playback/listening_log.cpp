// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/listening_log.h"

#include <QLoggingCategory>

#include "core/playback/sound_tables.h"
#include "storage/database.h"

Q_LOGGING_CATEGORY(lcPlayback, "linnet.playback", QtWarningMsg)

namespace linnet::playback {
namespace {

void warn(const Result<>& outcome) {
    if (!outcome)
        qCWarning(lcPlayback) << "what was played could not be written:" << outcome.error().detail;
}

}  // namespace

ListeningLog::ListeningLog(storage::Database& library, EventBus& bus, const Clock& clock)
    : m_library(library), m_bus(bus), m_clock(clock) {}

ListeningLog::~ListeningLog() {
    std::ignore = m_library.maintain([](storage::Connection&) {});
}

void ListeningLog::played(UserId user, SongId song, std::chrono::milliseconds position) {
    const Timestamp now = m_clock.now();
    if (song != m_paused || position == std::chrono::milliseconds(0))
        m_heardBefore = {};
    m_stretch = Stretch{song, now, position, {}};
    write(user, {song, LogAction::Play, position, now}, false,
          PlaybackStarted{user, song, position, now});
}

void ListeningLog::paused(UserId user, SongId song, std::chrono::milliseconds position) {
    const Timestamp now = m_clock.now();
    write(user, {song, LogAction::Pause, position, now}, false,
          PlaybackPaused{user, song, position, now});
}

void ListeningLog::stopped(UserId user, SongId song, std::chrono::milliseconds position,
                           bool completed) {
    const Timestamp now = m_clock.now();
    write(user, {song, LogAction::Stop, position, now}, completed,
          PlaybackStopped{user, song, position, now});
}

void ListeningLog::jumped(std::chrono::milliseconds from, std::chrono::milliseconds to) {
    if (!m_stretch)
        return;
    m_stretch->heard += std::max(from - m_stretch->from, std::chrono::milliseconds(0));
    m_stretch->from = to;
}

std::optional<table::Listen> ListeningLog::endStretch(const LogEntry& entry, bool completed) {
    if (entry.action == LogAction::Play || !m_stretch || m_stretch->song != entry.song)
        return std::nullopt;
    const auto heard =
        m_stretch->heard + std::max(entry.position - m_stretch->from, std::chrono::milliseconds(0));
    const table::Listen listen{entry.song, m_stretch->startedAt, heard, completed};
    m_stretch.reset();
    return listen;
}

void ListeningLog::write(UserId user, const LogEntry& entry, bool completed, Event event) {
    const auto listen = endStretch(entry, completed);
    std::optional<Event> listened;
    if (listen) {
        const bool ended = entry.action == LogAction::Stop;
        listened = PlaybackListened{user,  entry.song, listen->heard,  m_heardBefore,
                                    ended, completed,  entry.timestamp};
        m_heardBefore = ended ? std::chrono::milliseconds(0) : m_heardBefore + listen->heard;
        m_paused = ended ? SongId() : entry.song;
    }
    m_library.writeLater(
        [user, entry, listen](storage::Connection& connection) {
            table::insertLog(connection, user, entry);
            if (listen)
                table::insertListen(connection, user, *listen);
        },
        [bus = &m_bus, event, listened](const Result<>& outcome) {
            warn(outcome);
            if (!outcome)
                return;
            bus->publish(event);
            if (listened)
                bus->publish(*listened);
        });
}

void ListeningLog::saveResumePoint(UserId user, SongId song,
                                   std::optional<std::chrono::milliseconds> position) {
    m_library.writeLater(
        [user, song, position, now = m_clock.now()](storage::Connection& connection) {
            table::saveResumePoint(connection, user, song, position, now);
        },
        warn);
}

void ListeningLog::savePreset(UserId user, const EqualiserPreset& preset) {
    m_library.writeLater(
        [user, preset](storage::Connection& connection) {
            table::savePreset(connection, user, preset);
        },
        warn);
}

void ListeningLog::removePreset(UserId user, const QString& name) {
    m_library.writeLater(
        [user, name](storage::Connection& connection) {
            table::removePreset(connection, user, name);
        },
        warn);
}

void ListeningLog::save(UserId user, const PlaybackState& state, bool withQueue) {
    PlaybackState copy = state;
    if (!withQueue) {
        copy.queue.clear();
        copy.places.clear();
    }
    m_library.writeLater(
        [user, copy = std::move(copy), withQueue,
         now = m_clock.now()](storage::Connection& connection) {
            table::saveState(connection, user, copy, withQueue, now);
        },
        warn);
}

void ListeningLog::readBack(UserId user, std::function<void(const Kept&)> then) {
    auto kept = std::make_shared<Kept>();
    m_library.writeLater(
        [user, kept](storage::Connection& connection) {
            kept->places = table::resumePoints(connection, user);
            kept->presets = table::loadPresets(connection, user);
        },
        [kept, then = std::move(then)](const Result<>& outcome) {
            warn(outcome);
            if (outcome)
                then(*kept);
        });
}

}  // namespace linnet::playback
