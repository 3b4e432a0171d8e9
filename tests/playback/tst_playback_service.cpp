// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSemaphore>
#include <QSignalSpy>
#include <cmath>
#include <latch>

#include "tests/playback/direct_decode.h"
#include "tests/playback/service_fixture.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

Session expiredSession(UserId user) {
    return sessionOf(user, -1min);
}

class TestPlaybackService : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void play_isHeardLoggedAndPublished() {
        Fixture f;
        const SongId song = f.add(5);
        const PublishedEvents events(f.bus);
        QSignalSpy status(f.service.get(), &PlaybackService::statusChanged);
        QSignalSpy songChanged(f.service.get(), &PlaybackService::songChanged);
        QVERIFY(f.service->play(f.session, {song}));
        QCOMPARE(f.service->current().status, Status::Playing);
        QCOMPARE(status.size(), 1);
        QCOMPARE(songChanged.size(), 1);
        QTRY_VERIFY(f.isHeard());
        QTRY_COMPARE(f.service->current().duration, 5000ms);
        QTRY_COMPARE(events.size(), 1U);
        const auto* started = std::get_if<PlaybackStarted>(&events[0]);
        QVERIFY(started);
        QCOMPARE(started->user, f.session.user());
        QCOMPARE(started->song, song);
        QCOMPARE(f.log({song}), QStringLiteral("play 0"));  // the event came after the commit
    }

    void pauseAndStop_areLoggedAndPublished() {
        Fixture f;
        const SongId song = f.add(5);
        const PublishedEvents events(f.bus);
        QVERIFY(f.service->play(f.session, {song}));
        QTRY_VERIFY(f.position() >= 200ms);
        QVERIFY(f.service->pause(f.session));
        QCOMPARE(f.service->current().status, Status::Paused);
        const auto at = f.position();
        QTRY_COMPARE(events.size(), 3U);
        const auto* paused = std::get_if<PlaybackPaused>(&events[1]);
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
        QTRY_COMPARE(events.size(), 6U);
        QVERIFY(std::holds_alternative<PlaybackStopped>(events[4]));
        const auto listen = [&](std::size_t index) {
            return std::get<PlaybackListened>(events[index]);
        };
        QCOMPARE(listen(2).user, f.session.user());
        QCOMPARE(listen(2).song, song);
        QCOMPARE(listen(2).heard, paused->position);
        QCOMPARE(listen(2).heardBefore, 0ms);
        QVERIFY(!listen(2).ended && !listen(2).completed);
        // A pause does not make two of one.
        QVERIFY(listen(5).heard > 0ms);
        QCOMPARE(listen(5).heardBefore, paused->position);
        QVERIFY(listen(5).ended && !listen(5).completed);
        QCOMPARE(f.log({song}), QStringLiteral("play 0, pause 0, play 0, stop 0"));
    }

    void pause_rightAfterPlay_staysSilent() {
        std::latch asked(1);
        Fixture f;
        f.songs.beforeOpen([&asked](SongId) { asked.wait(); });
        QVERIFY(f.service->play(f.session, {f.add(5)}));
        const auto paused = f.service->pause(f.session);
        asked.count_down();
        QVERIFY(paused);
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
        const PublishedEvents events(f.bus);
        QVERIFY(f.service->play(f.session, songs));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(songChanged.size(), 3);
        QCOMPARE(f.service->current().status, Status::Stopped);
        QTRY_COMPARE(f.log(songs),
                     QStringLiteral("play 0, stop 0, play 1, stop 1, play 2, stop 2"));
        QTRY_COMPARE(events.size(), 9U);
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
        QTRY_VERIFY(f.isHeard());
        QVERIFY(f.service->pause(f.session));
        QVERIFY(f.service->setVolume(f.session, 0.5));
        QVERIFY(f.service->stop(f.session));
        QTRY_VERIFY(!f.recorder.isOpen());
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
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackService)
#include "tst_playback_service.moc"
