// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "core/playback/engine.h"
#include "core/playback/playback_service.h"
#include "storage/database.h"
#include "storage/schema.h"
#include "tests/playback/direct_decode.h"
#include "tests/support/memory_songs.h"
#include "tests/support/mp3.h"
#include "tests/support/recording_output.h"
#include "tests/support/sessions.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

QByteArray sine(double frequency, double seconds) {
    Mp3Options options;
    options.seconds = seconds;
    options.frequency = frequency;
    return mp3({}, options);
}

Session expiredSession(UserId user) {
    return sessionOf(user, -1min);
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

class TestPlaybackService : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void play_isHeardLoggedAndPublished() {
        Fixture f;
        const SongId song = f.add(5);
        QSignalSpy events(&f.bus, &EventBus::published);
        QSignalSpy status(f.service.get(), &PlaybackService::statusChanged);
        QSignalSpy songChanged(f.service.get(), &PlaybackService::songChanged);
        QVERIFY(f.service->play(f.session, {song}));
        QCOMPARE(f.service->current().status, Status::Playing);
        QCOMPARE(status.size(), 1);
        QCOMPARE(songChanged.size(), 1);
        QTRY_VERIFY(f.isHeard());
        QTRY_COMPARE(f.service->current().duration, 5000ms);
        QTRY_COMPARE(events.size(), 1);
        const auto event = events[0][0].value<Event>();
        const auto* started = std::get_if<PlaybackStarted>(&event);
        QVERIFY(started);
        QCOMPARE(started->user, f.session.user());
        QCOMPARE(started->song, song);
        QCOMPARE(f.log({song}), QStringLiteral("play 0"));  // the event came after the commit
    }

    void pauseAndStop_areLoggedAndPublished() {
        Fixture f;
        const SongId song = f.add(5);
        QSignalSpy events(&f.bus, &EventBus::published);
        QVERIFY(f.service->play(f.session, {song}));
        QTRY_VERIFY(f.position() >= 200ms);
        QVERIFY(f.service->pause(f.session));
        QCOMPARE(f.service->current().status, Status::Paused);
        const auto at = f.position();
        QTRY_COMPARE(events.size(), 2);
        const auto event = events[1][0].value<Event>();
        const auto* paused = std::get_if<PlaybackPaused>(&event);
        QVERIFY(paused);
        // What was on its way to the loudspeaker was still heard.
        QVERIFY(paused->position >= 200ms && std::chrono::abs(paused->position - at) < 100ms);
        QCOMPARE(f.log({song}), QStringLiteral("play 0, pause 0"));

        QVERIFY(f.service->resume(f.session));
        QTRY_VERIFY(f.position() > at);
        QCOMPARE(f.recorder.opened(), 1);  // it went on; nothing was begun anew
        QVERIFY(f.service->stop(f.session));
        QCOMPARE(f.service->current().status, Status::Stopped);
        QCOMPARE(f.service->current().position, 0ms);
        QTRY_VERIFY(!f.recorder.isOpen());
        QTRY_COMPARE(events.size(), 4);
        QVERIFY(std::holds_alternative<PlaybackStopped>(events[3][0].value<Event>()));
        QCOMPARE(f.log({song}), QStringLiteral("play 0, pause 0, play 0, stop 0"));
    }

    void pause_rightAfterPlay_staysSilent() {
        Fixture f;
        QVERIFY(f.service->play(f.session, {f.add(5)}));
        QVERIFY(f.service->pause(f.session));
        QTRY_COMPARE(f.service->current().duration, 5000ms);  // the engine has begun it
        QTest::qWait(100);
        QCOMPARE(f.recorder.framesPlayed(), 0);
        QVERIFY(f.service->resume(f.session));
        QTRY_VERIFY(f.isHeard());
    }

    void logEntries_carryWhereItStood() {
        Fixture f;
        const SongId song = f.add(5);
        QVERIFY(f.service->play(f.session, {song}));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->seek(f.session, 3s));
        QVERIFY(f.service->pause(f.session));
        QTRY_COMPARE(f.log({song}), QStringLiteral("play 0, pause 0"));
        const auto entries = f.service->log(f.session, 1);
        QVERIFY(entries);
        QCOMPARE(entries->size(), 1U);  // the newest one
        QCOMPARE(entries->front().action, LogAction::Pause);
        QVERIFY(entries->front().position >= 3s);
        QVERIFY(entries->front().position < 4s);
        QVERIFY(std::chrono::abs(f.clock.now() - entries->front().timestamp) < 10s);
        // What was jumped over was not heard.
        QTRY_COMPARE(f.listens().size(), 1U);
        QVERIFY(f.listens()[0].heardMs < 1500);
        QVERIFY(!f.listens()[0].completed);
    }

    void queue_playsOnAndEnds() {
        Fixture f(4);
        const std::vector<SongId> songs{f.add(1, 440), f.add(1, 550), f.add(1, 660)};
        QSignalSpy songChanged(f.service.get(), &PlaybackService::songChanged);
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QSignalSpy events(&f.bus, &EventBus::published);
        QVERIFY(f.service->play(f.session, songs));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(songChanged.size(), 3);
        QCOMPARE(f.service->current().status, Status::Stopped);
        QTRY_COMPARE(f.log(songs),
                     QStringLiteral("play 0, stop 0, play 1, stop 1, play 2, stop 2"));
        QTRY_COMPARE(events.size(), 6);
        QTRY_COMPARE(f.listens().size(), 3U);
        for (const auto& listen : f.listens()) {
            QVERIFY(listen.completed);
            QCOMPARE(listen.heardMs, 1000);
        }
        // One stream with every frame of the three and nothing between.
        QCOMPARE(f.recorder.opened(), 1);
        std::vector<float> expected;
        for (const double frequency : {440, 550, 660}) {
            const auto decoded = decodeDirectly(sine(frequency, 1)).samples;
            expected.insert(expected.end(), decoded.begin(), decoded.end());
        }
        const auto heard = f.recorder.last();
        QVERIFY(heard.size() >= expected.size());
        QVERIFY(std::equal(expected.begin(), expected.end(), heard.begin()));
    }

    void play_fromTheMiddleOfTheQueue() {
        Fixture f;
        const std::vector<SongId> songs{f.add(5), f.add(6), f.add(7)};
        QVERIFY(f.service->play(f.session, songs, 1));
        QCOMPARE(f.service->current().current, 1U);
        QCOMPARE(f.service->current().queue, songs);
        QTRY_COMPARE(f.service->current().duration, 6000ms);
    }

    void nextAndPrevious() {
        Fixture f;
        const std::vector<SongId> songs{f.add(5), f.add(6), f.add(7)};
        QVERIFY(f.service->play(f.session, songs));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->next(f.session));
        QCOMPARE(f.service->current().song(), songs[1]);
        QTRY_COMPARE(f.service->current().duration, 6000ms);
        QVERIFY(f.service->previous(f.session));  // less than 3 s: the song before
        QCOMPARE(f.service->current().song(), songs[0]);
        QTRY_COMPARE(f.service->current().duration, 5000ms);
        QVERIFY(f.service->seek(f.session, 4s));
        QVERIFY(f.service->previous(f.session));  // more: back to its beginning
        QCOMPARE(f.service->current().song(), songs[0]);
        QVERIFY(f.position() < 1s);
        QVERIFY(f.service->jumpTo(f.session, 2));
        QCOMPARE(f.service->current().song(), songs[2]);
        QVERIFY(f.service->next(f.session));  // behind the last one
        QCOMPARE(f.service->current().status, Status::Stopped);
        QTRY_COMPARE(f.log(songs), QStringLiteral("play 0, stop 0, play 1, stop 1, play 0, stop 0, "
                                                  "play 2, stop 2"));
    }

    void next_whilePaused_staysPaused() {
        Fixture f;
        const std::vector<SongId> songs{f.add(5), f.add(6)};
        QVERIFY(f.service->play(f.session, songs));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->pause(f.session));
        QVERIFY(f.service->next(f.session));
        QCOMPARE(f.service->current().song(), songs[1]);
        QCOMPARE(f.service->current().status, Status::Paused);
        QTRY_VERIFY(!f.recorder.isOpen());
        QVERIFY(f.service->resume(f.session));
        QTRY_COMPARE(f.service->current().duration, 6000ms);
        QTRY_VERIFY(f.isHeard());
    }

    void seek_goesOnFromThere() {
        Fixture f;
        const SongId song = f.add(30);
        QSignalSpy moved(f.service.get(), &PlaybackService::positionChanged);
        QVERIFY(f.service->play(f.session, {song}));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->seek(f.session, 20s));
        QTRY_VERIFY(f.position() > 20s);
        QVERIFY(f.position() < 25s);
        QVERIFY(std::any_of(moved.begin(), moved.end(), [](const QList<QVariant>& arguments) {
            return arguments[0].value<std::chrono::milliseconds>() == 20s;
        }));
        QCOMPARE(f.service->current().status, Status::Playing);
    }

    void seek_isClampedToTheSong() {
        Fixture f;
        const std::vector<SongId> songs{f.add(5), f.add(6)};
        QVERIFY(f.service->play(f.session, songs));
        QTRY_COMPARE(f.service->current().duration, 5000ms);
        QVERIFY(f.service->seek(f.session, 1h));  // its end: the next one follows
        QTRY_COMPARE(f.service->current().song(), songs[1]);
        QVERIFY(f.service->seek(f.session, -1h));
        QVERIFY(f.position() < 1s);
    }

    void seek_whilePaused_isWhereItGoesOn() {
        Fixture f;
        QVERIFY(f.service->play(f.session, {f.add(30)}));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->pause(f.session));
        QVERIFY(f.service->seek(f.session, 12s));
        QCOMPARE(f.position(), 12000ms);
        QVERIFY(f.service->resume(f.session));
        QTRY_VERIFY(f.position() > 12s);
        QVERIFY(f.position() < 15s);
    }

    void volume_isPerceivedLoudnessAndClamped() {
        Fixture f(4);
        const SongId song = f.add(1);
        QVERIFY(f.service->play(f.session, {song}));
        QVERIFY(f.service->pause(f.session));
        QVERIFY(f.service->setVolume(f.session, 0.5));
        QVERIFY(f.service->stop(f.session));
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QVERIFY(f.service->resume(f.session));
        QTRY_COMPARE(ended.size(), 1);
        const auto source = decodeDirectly(sine(440, 1)).samples;
        const auto heard = f.recorder.last();
        for (std::size_t i = 0; i < source.size(); ++i)
            QVERIFY(std::abs(heard[i] - source[i] * 0.125F) < 1e-6F);  // a half cubed: -18 dB
        QSignalSpy changed(f.service.get(), &PlaybackService::volumeChanged);
        QVERIFY(f.service->setVolume(f.session, 7));
        QCOMPARE(f.service->current().volume, 1.0);
        QVERIFY(f.service->setVolume(f.session, -7));
        QCOMPARE(f.service->current().volume, 0.0);
        QCOMPARE(changed.size(), 2);
    }

    void queueEdits_keepTheSongThatPlays() {
        Fixture f;
        std::vector<SongId> all;
        for (int i = 0; i < 6; ++i)
            all.push_back(f.add(20 + i));
        QSignalSpy changed(f.service.get(), &PlaybackService::queueChanged);
        QVERIFY(f.service->play(f.session, {all[0], all[1], all[2]}, 1));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->enqueue(f.session, {all[3]}));
        QVERIFY(f.service->playNext(f.session, {all[4], all[5]}));
        const auto& state = f.service->current();
        QCOMPARE(state.queue, (std::vector{all[0], all[1], all[4], all[5], all[2], all[3]}));
        QVERIFY(f.service->move(f.session, 5, 0));
        QCOMPARE(state.queue, (std::vector{all[3], all[0], all[1], all[4], all[5], all[2]}));
        QVERIFY(f.service->removeAt(f.session, 0));
        QCOMPARE(state.song(), all[1]);
        QCOMPARE(f.recorder.opened(), 1);            // it was never interrupted
        QVERIFY(f.service->removeAt(f.session, 1));  // the one that plays
        QCOMPARE(state.song(), all[4]);
        QCOMPARE(state.status, Status::Playing);
        QTRY_COMPARE(state.duration, 24000ms);
        QVERIFY(f.service->clearQueue(f.session));
        QCOMPARE(state.queue, std::vector{all[4]});
        QCOMPARE(state.status, Status::Playing);
        QCOMPARE(changed.size(), 7);
        QVERIFY(f.service->removeAt(f.session, 0));
        QVERIFY(state.queue.empty());
        QCOMPARE(state.status, Status::Stopped);
        QTRY_VERIFY(!f.recorder.isOpen());
    }

    /// The next song is long in the ring; what is put behind it must not disturb the one that
    /// plays.
    void enqueue_whileTheNextIsInTheStream_doesNotInterrupt() {
        Fixture f;
        const std::vector<SongId> songs{f.add(2), f.add(20)};
        QVERIFY(f.service->play(f.session, songs));
        QTRY_VERIFY(f.recorder.framesPlayed() > 22050);
        QVERIFY(f.service->enqueue(f.session, {f.add(3)}));
        QTRY_COMPARE(f.service->current().song(), songs[1]);
        QCOMPARE(f.recorder.opened(), 1);
    }

    void playNext_whileAnotherIsInTheStream_isHeardNext() {
        Fixture f;
        const std::vector<SongId> songs{f.add(2), f.add(20)};
        const SongId wanted = f.add(21);
        QVERIFY(f.service->play(f.session, songs));
        QTRY_VERIFY(f.recorder.framesPlayed() > 22050);
        QVERIFY(f.service->playNext(f.session, {wanted}));
        QTRY_COMPARE(f.service->current().song(), wanted);
        QTRY_COMPARE(f.service->current().duration, 21000ms);
        QTRY_VERIFY(f.position() > 0ms);
    }

    void brokenSong_isSkipped() {
        Fixture f(4);
        const SongId missing = SongId::generate();
        const SongId noise = f.songs.add("this is no song");
        const std::vector<SongId> songs{missing, f.add(1), noise, f.add(1)};
        QSignalSpy skipped(f.service.get(), &PlaybackService::songSkipped);
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QVERIFY(f.service->play(f.session, songs));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(skipped.size(), 2);
        QCOMPARE(skipped[0][0].value<SongId>(), missing);
        QCOMPARE(skipped[0][1].value<Error>().code, ErrorCode::NotFound);
        QCOMPARE(skipped[1][0].value<SongId>(), noise);
        QCOMPARE(skipped[1][1].value<Error>().code, ErrorCode::NoAudio);
        QTRY_COMPARE(f.listens().size(), 3U);  // the missing one for no time at all
        QCOMPARE(f.listens()[0].heardMs, 0);
        QVERIFY(!f.listens()[0].completed);
    }

    void onlyBrokenSongs_endTheQueue() {
        Fixture f;
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QSignalSpy skipped(f.service.get(), &PlaybackService::songSkipped);
        QVERIFY(f.service->play(f.session, {SongId::generate(), SongId::generate()}));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(skipped.size(), 2);
        QCOMPARE(f.service->current().status, Status::Stopped);
    }

    void lastSongBroken_theOneBeforeItIsHeardToItsEnd() {
        Fixture f(2);
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QVERIFY(f.service->play(f.session, {f.add(1), f.songs.add("broken")}));
        QTRY_COMPARE(ended.size(), 1);
        QTRY_COMPARE(f.listens().size(), 1U);
        QVERIFY(f.listens()[0].completed);
    }

    void state_isBackAfterARestart() {
        Fixture f;
        const std::vector<SongId> songs{f.add(30), f.add(31)};
        QVERIFY(f.service->play(f.session, songs, 1));
        QVERIFY(f.service->setVolume(f.session, 0.7));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->seek(f.session, 10s));
        QTRY_VERIFY(f.position() > 10s);
        f.reopen();
        QSignalSpy queueChanged(f.service.get(), &PlaybackService::queueChanged);
        QVERIFY(f.service->activate(f.session));
        QTRY_COMPARE(f.service->current().queue, songs);
        const auto& state = f.service->current();
        QCOMPARE(state.status, Status::Paused);
        QCOMPARE(state.song(), songs[1]);
        QVERIFY(state.position >= 10s && state.position < 13s);
        QCOMPARE(state.volume, 0.7);
        QVERIFY(queueChanged.size() >= 1);
        const int streams = f.recorder.opened();
        QVERIFY(f.service->resume(f.session));
        QTRY_VERIFY(f.recorder.opened() > streams && f.isHeard());
        QVERIFY(f.position() >= 10s);
        QTRY_COMPARE(state.duration, 31000ms);
    }

    void signOutAndBackInAtOnce_findsItWhereItStood() {
        Fixture f;
        const std::vector<SongId> songs{f.add(30)};
        QVERIFY(f.service->play(f.session, songs));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->seek(f.session, 10s));
        // The writer is busy, so what is saved now is written later than it is read.
        QSemaphore busy;
        f.library->writeLater([&busy](storage::Connection&) { busy.acquire(); }, {});
        f.service->deactivate();
        QVERIFY(f.service->current().queue.empty());
        const auto away = f.service->state(f.session);
        QVERIFY(f.service->activate(f.session));
        QTest::qWait(50);
        busy.release();
        QVERIFY(away);
        QCOMPARE(away->queue, songs);
        QCOMPARE(away->status, Status::Paused);
        QVERIFY(away->position >= 10s);
        QTRY_COMPARE(f.service->current().queue, songs);
        QVERIFY(f.position() >= 10s);
    }

    void deactivate_stopsTheMusic() {
        Fixture f;
        const SongId song = f.add(30);
        QVERIFY(f.service->play(f.session, {song}));
        QTRY_VERIFY(f.isHeard());
        f.service->deactivate();
        QTRY_VERIFY(!f.recorder.isOpen());
        QTRY_COMPARE(f.log({song}), QStringLiteral("play 0, pause 0"));
        const auto refused = f.service->resume(f.session);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unauthorized);
    }

    void anotherProfile_stopsTheFirstOnesMusicAndSeesNothingOfIt() {
        Fixture f;
        const SongId song = f.add(30);
        QVERIFY(f.service->play(f.session, {song}));
        QTRY_VERIFY(f.isHeard());
        const Session other = sessionOf(UserId::generate());
        QVERIFY(f.service->activate(other));
        QVERIFY(f.service->current().queue.empty());
        QCOMPARE(f.service->current().status, Status::Stopped);
        QTRY_VERIFY(!f.recorder.isOpen());
        QTRY_COMPARE(f.log({song}), QStringLiteral("play 0, pause 0"));
        const auto log = f.service->log(other, 10);
        QVERIFY(log);
        QVERIFY(log->empty());
        const auto refused = f.service->pause(f.session);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unauthorized);
        const auto away = f.service->state(f.session);
        QVERIFY(away);
        QCOMPARE(away->queue, std::vector{song});
    }

    void lostOutput_pausesAndItsReturnGoesOn_data() {
        QTest::addColumn<bool>("tells");
        QTest::newRow("the device says so") << true;
        QTest::newRow("the device says nothing") << false;
    }
    void lostOutput_pausesAndItsReturnGoesOn() {
        QFETCH(bool, tells);
        Fixture f;
        const SongId song = f.add(30);
        QSignalSpy lost(f.service.get(), &PlaybackService::outputLost);
        QSignalSpy found(f.service.get(), &PlaybackService::outputFound);
        QVERIFY(f.service->play(f.session, {song}));
        QTRY_VERIFY(f.position() >= 300ms);
        f.recorder.unplug(tells);
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(f.service->current().status, Status::Paused);
        const auto at = f.position();
        QVERIFY(at >= 200ms);
        f.recorder.plug();
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(f.service->current().status, Status::Playing);
        QTRY_VERIFY(f.position() > at);
        QVERIFY(f.position() < at + 5s);
        QTRY_COMPARE(f.log({song}), QStringLiteral("play 0, pause 0, play 0"));
    }

    void lostOutput_whilePausedByHand_doesNotStartByItself() {
        Fixture f;
        QSignalSpy found(f.service.get(), &PlaybackService::outputFound);
        QVERIFY(f.service->play(f.session, {f.add(30)}));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->pause(f.session));
        f.recorder.unplug();
        f.recorder.plug();
        QTest::qWait(100);
        QCOMPARE(f.service->current().status, Status::Paused);
        QCOMPARE(found.size(), 0);
        QVERIFY(f.service->resume(f.session));
        QTRY_VERIFY(f.recorder.opened() == 2 && f.isHeard());
    }

    void noOutput_waitsForOne() {
        Fixture f;
        f.recorder.unplug(false);
        QSignalSpy lost(f.service.get(), &PlaybackService::outputLost);
        QVERIFY(f.service->play(f.session, {f.add(30)}));
        QTRY_COMPARE(lost.size(), 1);
        QCOMPARE(f.service->current().status, Status::Paused);
        f.recorder.plug();
        QTRY_VERIFY(f.isHeard());
        QCOMPARE(f.service->current().status, Status::Playing);
    }

    void changedDefaultOutput_isFollowed() {
        Fixture f;
        QVERIFY(f.service->play(f.session, {f.add(30)}));
        QTRY_VERIFY(f.position() >= 200ms);
        f.recorder.changeDefault();
        QTRY_VERIFY(f.recorder.opened() == 2 && f.isHeard());
        QTRY_VERIFY(f.position() >= 200ms);
        QCOMPARE(f.service->current().status, Status::Playing);
    }

    void refusedSession_isUnauthorized_data() {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"expired", "revoked", "of another profile"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }
    void refusedSession_isUnauthorized() {
        QFETCH(QString, kind);
        Fixture f;
        const SongId song = f.add(30);
        QVERIFY(f.service->play(f.session, {song}));
        const bool isOther = kind == QStringLiteral("of another profile");
        Session refused =
            isOther ? sessionOf(UserId::generate()) : expiredSession(f.session.user());
        if (kind == QStringLiteral("revoked")) {
            refused = sessionOf(f.session.user());
            SessionIssuer::revoked(refused)->store(true);
        }
        const auto isRefused = [](const auto& result) {
            return !result && result.error().code == ErrorCode::Unauthorized;
        };
        auto& s = *f.service;
        QVERIFY(isRefused(s.pause(refused)));
        QVERIFY(isRefused(s.resume(refused)));
        QVERIFY(isRefused(s.stop(refused)));
        QVERIFY(isRefused(s.seek(refused, 1s)));
        QVERIFY(isRefused(s.next(refused)));
        QVERIFY(isRefused(s.previous(refused)));
        QVERIFY(isRefused(s.jumpTo(refused, 0)));
        QVERIFY(isRefused(s.removeAt(refused, 0)));
        QVERIFY(isRefused(s.move(refused, 0, 0)));
        QVERIFY(isRefused(s.clearQueue(refused)));
        QVERIFY(isRefused(s.setVolume(refused, 1)));
        QVERIFY(isRefused(s.undoQueue(refused)));
        QVERIFY(isRefused(s.setRepeat(refused, Repeat::All)));
        QVERIFY(isRefused(s.setShuffle(refused, true)));
        QVERIFY(isRefused(s.setStopAfterCurrent(refused, true)));
        QVERIFY(isRefused(s.setSleepTimer(refused, 1min)));
        if (!isOther) {
            QVERIFY(isRefused(s.activate(refused)));
            QVERIFY(isRefused(s.play(refused, {song})));
            QVERIFY(isRefused(s.playNext(refused, {song})));
            QVERIFY(isRefused(s.enqueue(refused, {song})));
            QVERIFY(isRefused(s.state(refused)));
            QVERIFY(isRefused(s.log(refused, 1)));
        }
        QCOMPARE(s.current().status, Status::Playing);
    }

    void wrongArguments_areRefused() {
        Fixture f;
        const SongId song = f.add(30);
        const auto code = [](const Result<>& result) {
            return result ? std::nullopt : std::optional(result.error().code);
        };
        QCOMPARE(code(f.service->play(f.session, {})), ErrorCode::InvalidInput);
        QCOMPARE(code(f.service->play(f.session, {song}, 1)), ErrorCode::InvalidInput);
        QVERIFY(f.service->activate(f.session));
        QCOMPARE(code(f.service->resume(f.session)), ErrorCode::NotFound);
        QCOMPARE(code(f.service->next(f.session)), ErrorCode::NotFound);
        QCOMPARE(code(f.service->previous(f.session)), ErrorCode::NotFound);
        QCOMPARE(code(f.service->seek(f.session, 1s)), ErrorCode::NotFound);
        QCOMPARE(code(f.service->jumpTo(f.session, 0)), ErrorCode::InvalidInput);
        QCOMPARE(code(f.service->removeAt(f.session, 0)), ErrorCode::InvalidInput);
        QCOMPARE(code(f.service->move(f.session, 0, 0)), ErrorCode::InvalidInput);
    }

    void longQueue_isCutAroundItsStart() {
        Fixture f;
        const SongId song = f.add(30);
        std::vector<SongId> many(PlaybackService::kMaxQueue * 3);
        std::generate(many.begin(), many.end(), [] { return SongId::generate(); });
        many[20'000] = song;
        QVERIFY(f.service->play(f.session, many, 20'000));
        QCOMPARE(f.service->current().queue.size(), PlaybackService::kMaxQueue);
        QCOMPARE(f.service->current().song(), song);
        QTRY_VERIFY(f.isHeard());
    }

    void stateCache_isReadFirst() {
        Fixture f;
        const Session other = sessionOf(UserId::generate());
        QVERIFY(f.service->state(other));
        QCOMPARE(f.service->stateCache().misses, 1U);
        QVERIFY(f.service->state(other));
        QCOMPARE(f.service->stateCache().hits, 1U);
        QCOMPARE(f.service->stateCache().misses, 1U);
        // Once the other has listened, what was kept is not true any more.
        const SongId song = f.add(30);
        QVERIFY(f.service->play(other, {song}));
        QVERIFY(f.service->play(f.session, {song}));
        const auto state = f.service->state(other);
        QVERIFY(state);
        QCOMPARE(state->queue, std::vector{song});
    }

    // --- modes -----------------------------------------------------------------------------------

    void repeatOne_flowsIntoItselfWithoutAGap() {
        Fixture f(4);
        const std::vector<SongId> songs{f.add(1, 440), f.add(1, 550)};
        QSignalSpy songChanged(f.service.get(), &PlaybackService::songChanged);
        QVERIFY(f.service->activate(f.session));
        QVERIFY(f.service->setRepeat(f.session, Repeat::One));
        QVERIFY(f.service->play(f.session, songs));
        songChanged.clear();
        QTRY_VERIFY(songChanged.size() >= 2);
        QCOMPARE(f.service->current().song(), songs[0]);
        QCOMPARE(f.recorder.opened(), 1);
        const auto once = decodeDirectly(sine(440, 1)).samples;
        const auto heard = f.recorder.last();
        QVERIFY(heard.size() >= 2 * once.size());
        QVERIFY(std::equal(once.begin(), once.end(), heard.begin()));
        QVERIFY(std::equal(once.begin(), once.end(),
                           heard.begin() + static_cast<std::ptrdiff_t>(once.size())));
        QVERIFY(f.service->next(f.session));  // the person may leave it
        QCOMPARE(f.service->current().song(), songs[1]);
    }

    void repeatAll_goesFromTheLastToTheFirstWithoutAGap() {
        Fixture f(4);
        const std::vector<SongId> songs{f.add(1, 440), f.add(1, 550)};
        QVERIFY(f.service->play(f.session, songs, 1));
        QVERIFY(f.service->setRepeat(f.session, Repeat::All));
        QTRY_COMPARE(f.service->current().song(), songs[0]);
        QCOMPARE(f.recorder.opened(), 1);
        auto expected = decodeDirectly(sine(550, 1)).samples;
        const auto first = decodeDirectly(sine(440, 1)).samples;
        expected.insert(expected.end(), first.begin(), first.end());
        QTRY_VERIFY(f.recorder.last().size() >= expected.size());
        const auto heard = f.recorder.last();
        QVERIFY(std::equal(expected.begin(), expected.end(), heard.begin()));
    }

    void repeatOff_whileTheRepetitionIsInTheStream_ends() {
        Fixture f(2);
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QVERIFY(f.service->play(f.session, {f.add(2)}));
        QVERIFY(f.service->setRepeat(f.session, Repeat::One));
        QTRY_VERIFY(f.recorder.framesPlayed() > 22050);
        QVERIFY(f.service->setRepeat(f.session, Repeat::Off));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(f.listens().size(), 1U);
    }

    void repeat_ofBrokenSongsOnly_ends_data() {
        QTest::addColumn<Repeat>("repeat");
        QTest::newRow("all") << Repeat::All;
        QTest::newRow("one") << Repeat::One;
    }
    void repeat_ofBrokenSongsOnly_ends() {
        QFETCH(Repeat, repeat);
        Fixture f;
        QVERIFY(f.service->activate(f.session));
        QVERIFY(f.service->setRepeat(f.session, repeat));
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QSignalSpy skipped(f.service.get(), &PlaybackService::songSkipped);
        QVERIFY(f.service->play(f.session, {SongId::generate(), SongId::generate()}));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(skipped.size(), 2);
        QTest::qWait(100);
        QCOMPARE(skipped.size(), 2);
    }

    void shuffle_playsEachOnceAndGoesBackTheSameWay() {
        Fixture f;
        std::vector<SongId> all;
        for (int i = 0; i < 12; ++i)
            all.push_back(f.add(20));
        QVERIFY(f.service->play(f.session, all, 5));
        const auto& state = f.service->current();
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->setShuffle(f.session, true));
        QCOMPARE(state.song(), all[5]);
        QCOMPARE(f.recorder.opened(), 1);  // it was not interrupted
        QVERIFY(f.service->play(f.session, all, 5));
        std::vector<SongId> played{*state.song()};
        QCOMPARE(played[0], all[5]);
        QVERIFY(f.service->jumpTo(f.session, 7));
        played.push_back(*state.song());
        while (played.size() < all.size()) {
            QVERIFY(f.service->next(f.session));
            played.push_back(*state.song());
        }
        auto sorted = played;
        std::sort(sorted.begin(), sorted.end());
        auto expected = all;
        std::sort(expected.begin(), expected.end());
        QCOMPARE(sorted, expected);
        QVERIFY(played != all);
        for (auto song = played.rbegin() + 1; song != played.rend(); ++song) {
            QVERIFY(f.service->previous(f.session));
            QCOMPARE(state.song(), *song);
        }
        QVERIFY(f.service->setShuffle(f.session, false));
        QCOMPARE(state.queue, all);
        QCOMPARE(state.song(), all[5]);
    }

    void shuffle_keepsGroupsApart() {
        Fixture f;
        const std::vector<SongId> all{f.add(20), f.add(20), f.add(20), f.add(20)};
        QVERIFY(f.service->activate(f.session));
        QVERIFY(f.service->setShuffle(f.session, true));
        for (int round = 0; round < 20; ++round) {
            QVERIFY(f.service->play(f.session, all, 0, {1, 1, 2, 2}));
            const auto& queue = f.service->current().queue;
            const auto artist = [&](std::size_t at) {
                return std::find(all.begin(), all.end(), queue[at]) - all.begin() > 1;
            };
            for (std::size_t i = 1; i < queue.size(); ++i)
                QVERIFY(artist(i) != artist(i - 1));
        }
    }

    void undo_bringsTheQueueBackAndLetsTheSongPlay_data() {
        QTest::addColumn<QString>("change");
        for (const char* change : {"enqueue", "playNext", "remove", "remove two", "move", "clear"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }
    void undo_bringsTheQueueBackAndLetsTheSongPlay() {
        QFETCH(QString, change);
        Fixture f;
        const std::vector<SongId> all{f.add(20), f.add(21), f.add(22), f.add(23)};
        const SongId other = f.add(24);
        QVERIFY(f.service->play(f.session, all, 1));
        QTRY_VERIFY(f.isHeard());
        QSignalSpy undo(f.service.get(), &PlaybackService::queueUndoChanged);
        if (change == QStringLiteral("enqueue"))
            QVERIFY(f.service->enqueue(f.session, {other}));
        if (change == QStringLiteral("playNext"))
            QVERIFY(f.service->playNext(f.session, {other}));
        if (change.startsWith(QStringLiteral("remove")))
            QVERIFY(f.service->removeAt(f.session, 3));
        if (change == QStringLiteral("remove two"))
            QVERIFY(f.service->removeAt(f.session, 2));
        if (change == QStringLiteral("move"))
            QVERIFY(f.service->move(f.session, 3, 0));
        if (change == QStringLiteral("clear"))
            QVERIFY(f.service->clearQueue(f.session));
        QVERIFY(undo.back()[0].toBool());
        QVERIFY(f.service->current().queue != all);
        QVERIFY(f.service->undoQueue(f.session));
        QCOMPARE(f.service->current().queue, all);
        QCOMPARE(f.service->current().song(), all[1]);
        QCOMPARE(f.recorder.opened(), 1);
        QVERIFY(!undo.back()[0].toBool());
        QVERIFY(!f.service->canUndoQueue());
        const auto again = f.service->undoQueue(f.session);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::NotFound);
    }

    void undo_ofPlay_goesOnWithWhatPlayedBefore() {
        Fixture f;
        const std::vector<SongId> first{f.add(20), f.add(21)};
        QVERIFY(f.service->play(f.session, first, 1));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->seek(f.session, 12s));
        QVERIFY(f.service->play(f.session, {f.add(22)}));
        QVERIFY(f.service->undoQueue(f.session));
        const auto& state = f.service->current();
        QCOMPARE(state.queue, first);
        QCOMPARE(state.song(), first[1]);
        QCOMPARE(state.status, Status::Playing);
        QTRY_VERIFY(f.position() > 12s);
        QVERIFY(f.position() < 15s);
    }

    void undo_ofTheFirstPlay_leavesNothing() {
        Fixture f;
        QVERIFY(f.service->play(f.session, {f.add(20)}));
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->undoQueue(f.session));
        QVERIFY(f.service->current().queue.empty());
        QCOMPARE(f.service->current().status, Status::Stopped);
        QTRY_VERIFY(!f.recorder.isOpen());
    }

    void undo_ofTheRemovalOfWhatPlays_keepsTheNextOnePlaying() {
        Fixture f;
        const std::vector<SongId> all{f.add(20), f.add(21), f.add(22)};
        QVERIFY(f.service->play(f.session, all, 1));
        QVERIFY(f.service->removeAt(f.session, 1));
        QCOMPARE(f.service->current().song(), all[2]);
        QVERIFY(f.service->undoQueue(f.session));
        QCOMPARE(f.service->current().queue, all);
        QCOMPARE(f.service->current().song(), all[2]);
        QCOMPARE(f.service->current().status, Status::Playing);
    }

    void stopAfterCurrent_waitsWithTheNextSong_data() {
        QTest::addColumn<bool>("late");
        QTest::newRow("asked at once") << false;
        QTest::newRow("asked when the next is in the stream") << true;
    }
    void stopAfterCurrent_waitsWithTheNextSong() {
        QFETCH(bool, late);
        Fixture f(2);
        const std::vector<SongId> songs{f.add(2), f.add(20)};
        QSignalSpy ended(f.service.get(), &PlaybackService::queueEnded);
        QVERIFY(f.service->play(f.session, songs));
        if (late)
            QTRY_VERIFY(f.recorder.framesPlayed() > 22050);
        QVERIFY(f.service->setStopAfterCurrent(f.session, true));
        const auto& state = f.service->current();
        QTRY_COMPARE(state.status, Status::Stopped);
        QCOMPARE(state.song(), songs[1]);
        QCOMPARE(state.position, 0ms);
        QVERIFY(!state.stopAfterCurrent);  // once is once
        QCOMPARE(ended.size(), 0);
        QTRY_COMPARE(f.log(songs), QStringLiteral("play 0, stop 0"));
        QTRY_COMPARE(f.listens().size(), 1U);
        QVERIFY(f.listens()[0].completed);
        QVERIFY(f.service->resume(f.session));
        QTRY_COMPARE(state.duration, 20000ms);
    }

    void sleepTimer_fadesThenPauses() {
        Fixture f;
        QVERIFY(f.service->play(f.session, {f.add(60)}));
        QTRY_VERIFY(f.isHeard());
        QSignalSpy modes(f.service.get(), &PlaybackService::modesChanged);
        QVERIFY(f.service->setSleepTimer(f.session, 1min));
        const auto& state = f.service->current();
        QVERIFY(state.sleepAt && std::chrono::abs(*state.sleepAt - f.clock.now() - 1min) < 2s);
        QCOMPARE(modes.size(), 1);
        f.clock.advance(55s);
        const auto loudest = [&] {
            const auto heard = f.recorder.last();
            float most = 0;
            for (auto sample = heard.end() - 2000; sample != heard.end(); ++sample)
                most = std::max(most, std::abs(*sample));
            return most;
        };
        const auto source = decodeDirectly(sine(440, 1)).samples;
        const float peak = *std::max_element(source.begin() + 20'000, source.end());
        QTRY_VERIFY(loudest() < peak * 0.55F);
        QVERIFY(loudest() > peak * 0.2F);
        QCOMPARE(state.status, Status::Playing);
        f.clock.advance(5s);
        QTRY_COMPARE(state.status, Status::Paused);
        QVERIFY(!state.sleepAt);
        QCOMPARE(modes.size(), 2);
        QVERIFY(f.service->resume(f.session));  // as loud as before
        QTRY_VERIFY(loudest() > peak * 0.95F);
        QCOMPARE(state.volume, 1.0);
    }

    void sleepTimer_cancelled_isLoudAgain() {
        Fixture f;
        QVERIFY(f.service->play(f.session, {f.add(60)}));
        QVERIFY(f.service->setSleepTimer(f.session, 1min));
        f.clock.advance(58s);
        QTest::qWait(300);
        QVERIFY(f.service->setSleepTimer(f.session, std::nullopt));
        QVERIFY(!f.service->current().sleepAt);
        f.clock.advance(1h);
        QTest::qWait(300);
        QCOMPARE(f.service->current().status, Status::Playing);
        const auto refused = f.service->setSleepTimer(f.session, 0min);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }

    void modes_areBackAfterARestartAndBelongToTheProfile() {
        Fixture f;
        const std::vector<SongId> all{f.add(20), f.add(21), f.add(22), f.add(23), f.add(24)};
        QVERIFY(f.service->play(f.session, all, 2));
        QVERIFY(f.service->setShuffle(f.session, true));
        QVERIFY(f.service->setRepeat(f.session, Repeat::One));
        QVERIFY(f.service->setStopAfterCurrent(f.session, true));
        QVERIFY(f.service->setSleepTimer(f.session, 30min));
        const PlaybackState before = f.service->current();
        f.reopen();
        QVERIFY(f.service->activate(f.session));
        const auto& state = f.service->current();
        QTRY_COMPARE(state.queue, before.queue);
        QVERIFY(state.shuffle);
        QCOMPARE(state.repeat, Repeat::One);
        QVERIFY(state.stopAfterCurrent);
        QCOMPARE(state.sleepAt, before.sleepAt);
        QVERIFY(f.service->setShuffle(f.session, false));
        QCOMPARE(state.queue, all);
        QCOMPARE(state.song(), all[2]);
        const Session other = sessionOf(UserId::generate());
        QVERIFY(f.service->activate(other));
        QCOMPARE(state.repeat, Repeat::Off);
        QVERIFY(!state.sleepAt);
        QVERIFY(!f.service->canUndoQueue());
        f.clock.advance(2h);
        QVERIFY(f.service->activate(f.session));
        QTRY_COMPARE(state.repeat, Repeat::One);
        QVERIFY(!state.sleepAt);  // it ran out meanwhile
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackService)
#include "tst_playback_service.moc"
