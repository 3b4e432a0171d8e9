// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <deque>

#include "core/playback/engine.h"
#include "core/playback/playback_service.h"
#include "storage/database.h"
#include "storage/schema.h"
#include "tests/support/memory_songs.h"
#include "tests/support/mp3.h"
#include "tests/support/recording_output.h"
#include "tests/support/sessions.h"

namespace linnet::testing {

using namespace linnet::playback;
using namespace std::chrono_literals;

inline QByteArray sine(double frequency, double seconds) {
    Mp3Options options;
    options.seconds = seconds;
    options.frequency = frequency;
    return mp3({}, options);
}

/// The time of day, and what a test has put on top of it.
class ShiftedClock final : public Clock {
 public:
    Timestamp now() const override { return m_system.now() + std::chrono::milliseconds(m_ms); }
    void advance(std::chrono::milliseconds by) { m_ms += by.count(); }

 private:
    SystemClock m_system;
    std::atomic<std::int64_t> m_ms{0};
};

/// What a bus has published, received on the test's thread; a QSignalSpy is called on the
/// publisher's.
class PublishedEvents final : public QObject {
 public:
    explicit PublishedEvents(EventBus& bus) {
        connect(&bus, &EventBus::published, this,
                [this](const Event& event) { m_events.push_back(event); });
    }
    [[nodiscard]] std::size_t size() const { return m_events.size(); }
    [[nodiscard]] const Event& operator[](std::size_t index) const { return m_events.at(index); }

 private:
    std::deque<Event> m_events;  // what was asked for stays where it is
};

/// A service over a fresh library; reopen() starts it again over the same files.
class Fixture {
 public:
    explicit Fixture(double speed = 1.0) : recorder(44100, speed) { reopen(); }

    void reopen() {
        service.reset();
        library.reset();
        auto opened = storage::Database::open(
            std::filesystem::path(folder.path().toStdString()) / "library.db",
            storage::FileLayout{}, storage::librarySchema());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        library = std::move(*opened);
        auto made = PlaybackService::open(*library, songs, bus, clock, recorder.factory());
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        service = std::move(*made);
    }

    SongId add(double seconds, double frequency = 440) {
        return songs.add(sine(frequency, seconds));
    }

    /// "play 0, stop 0": what the log holds, oldest first, with the songs' places in `names`.
    QString log(const std::vector<SongId>& names) {
        const auto entries = service->log(session, 100);
        if (!entries)
            return entries.error().detail;
        static const std::array words{"play", "pause", "stop"};
        QStringList list;
        for (const LogEntry& entry : *entries) {
            const auto place = std::find(names.begin(), names.end(), entry.song) - names.begin();
            list.prepend(
                QStringLiteral("%1 %2")
                    .arg(QString::fromLatin1(words[static_cast<std::size_t>(entry.action)]))
                    .arg(place));
        }
        return list.join(QStringLiteral(", "));
    }

    struct Listen {
        SongId song;
        std::int64_t heardMs = 0;
        bool completed = false;
    };
    std::vector<Listen> listens() {
        auto rows = library->read([](storage::Connection& connection) {
            std::vector<Listen> all;
            auto& statement =
                connection.prepare("SELECT song_id, heard_ms, completed FROM listens ORDER BY id");
            while (statement.executeStep()) {
                const auto id = statement.getColumn(0);
                all.push_back({SongId::fromBytes({static_cast<const char*>(id.getBlob()),
                                                  static_cast<qsizetype>(id.getBytes())})
                                   .value_or(SongId()),
                               statement.getColumn(1).getInt64(),
                               statement.getColumn(2).getInt() == 1});
            }
            return all;
        });
        return rows.value_or(std::vector<Listen>());
    }

    std::chrono::milliseconds position() {
        return service->state(session).value_or(PlaybackState()).position;
    }
    bool isHeard() const { return recorder.isOpen() && recorder.framesPlayed() > 0; }

    QTemporaryDir folder;
    EventBus bus;
    ShiftedClock clock;
    MemorySongs songs;
    Recorder recorder;
    Session session = sessionOf(UserId::generate());
    std::unique_ptr<storage::Database> library;
    std::unique_ptr<PlaybackService> service;
};

}  // namespace linnet::testing
