// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <cmath>

#include "tests/playback/direct_decode.h"
#include "tests/playback/service_fixture.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

/// Repeat, shuffle, undo of the queue, stop after a song and the sleep timer.
class TestPlaybackModes : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

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
        QTRY_COMPARE(f.listens().size(), 1U);
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
        // What is left is the play before.
        QVERIFY(undo.back()[0].toBool());
        QVERIFY(f.service->undoQueue(f.session));
        QVERIFY(f.service->current().queue.empty());
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

QTEST_GUILESS_MAIN(TestPlaybackModes)
#include "tst_playback_modes.moc"
