// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/playback/queue_editor.h"

using namespace linnet;
using namespace linnet::playback;

namespace {

std::vector<SongId> make(std::size_t count) {
    std::vector<SongId> songs(count);
    std::generate(songs.begin(), songs.end(), SongId::generate);
    return songs;
}

std::vector<SongId> part(const std::vector<SongId>& songs, std::size_t first, std::size_t count) {
    const auto begin = songs.begin() + static_cast<std::ptrdiff_t>(first);
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

struct Editor {
    PlaybackState state;
    QueueEditor queue{state, 100'000, 7};
};

}  // namespace

/// The queue's edits and what can be taken back of them, without audio.
class TestPlaybackQueueEditor : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void complete_putsTheRestAroundWhatPlays() {
        const auto songs = make(100);
        Editor e;
        e.queue.replace(part(songs, 40, 10), 2, {});
        QVERIFY(e.queue.complete(songs, 40));
        QCOMPARE(e.state.queue, songs);
        QCOMPARE(e.state.current, std::size_t(42));
        QVERIFY(e.queue.canUndo());
        QVERIFY(!e.queue.undo());
        QVERIFY(e.state.queue.empty());
        QVERIFY(!e.queue.canUndo());
    }

    void complete_ofAnotherQueue_changesNothing_data() {
        QTest::addColumn<QString>("change");
        for (const char* change : {"played", "added", "moved", "removed", "undone", "completed"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }
    void complete_ofAnotherQueue_changesNothing() {
        QFETCH(QString, change);
        const auto songs = make(100);
        Editor e;
        e.queue.replace(part(songs, 40, 10), 2, {});
        if (change == QStringLiteral("played"))
            e.queue.replace(part(songs, 0, 10), 0, {});
        if (change == QStringLiteral("added"))
            e.queue.addLast({songs[50]});
        if (change == QStringLiteral("moved"))
            e.queue.move(3, 4);
        if (change == QStringLiteral("removed"))
            e.queue.remove(9);
        if (change == QStringLiteral("undone"))
            e.queue.undo();
        if (change == QStringLiteral("completed"))
            QVERIFY(e.queue.complete(songs, 40));
        const auto before = e.state.queue;
        QVERIFY(!e.queue.complete(songs, 40));
        QCOMPARE(e.state.queue, before);
    }

    void complete_whileShuffled_playsEverythingOnce() {
        const auto songs = make(1000);
        Editor e;
        e.state.shuffle = true;
        e.queue.replace(part(songs, 400, 200), 20, {});
        QCOMPARE(e.state.song(), songs[420]);
        const SongId second = e.state.queue[1];
        e.queue.goTo(1);
        QVERIFY(e.queue.complete(songs, 400));
        QCOMPARE(e.state.queue.size(), songs.size());
        QCOMPARE(e.state.queue[0], songs[420]);
        QCOMPARE(e.state.song(), second);
        QCOMPARE(e.state.current, std::size_t(1));
        auto sorted = e.state.queue;
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(sorted, songs);
        QVERIFY(e.state.queue != songs);
        e.queue.setShuffle(false);
        QCOMPARE(e.state.queue, songs);
        QCOMPARE(e.state.song(), second);
    }

    void aHundredThousandSongs_shuffled_playEachOnce() {
        const auto songs = make(100'000);
        Editor e;
        e.state.shuffle = true;
        e.queue.replace(songs, 5, {});
        QCOMPARE(e.state.queue.size(), songs.size());
        auto sorted = e.state.queue;
        std::sort(sorted.begin(), sorted.end());
        QVERIFY(sorted == songs);
    }

    void learn_setsArtistsApart_andKeepsTheOrderOtherwise() {
        const auto songs = make(8);
        Editor e;
        e.state.shuffle = true;
        e.queue.replace(songs, 0, {});
        QCOMPARE(e.queue.ungrouped().size(), songs.size());
        // Two artists whose songs stand in two blocks.
        const auto order = e.state.queue;
        QVERIFY(e.queue.learn(order, {1, 1, 1, 1, 2, 2, 2, 2}));
        for (std::size_t i = 1; i < order.size(); ++i) {
            const auto artist = [&](std::size_t at) {
                return (std::find(order.begin(), order.end(), e.state.queue[at]) - order.begin()) /
                       4;
            };
            QVERIFY(artist(i) != artist(i - 1));
        }
        QCOMPARE(e.state.song(), songs[0]);
        QVERIFY(e.queue.ungrouped().empty());
        QVERIFY(!e.queue.learn(order, {1, 1, 1, 1, 2, 2, 2, 2}));
        e.queue.setShuffle(false);
        QCOMPARE(e.state.queue, songs);
    }

    void learn_leavesWhatSomebodyHasPutIntoItsPlace() {
        const auto songs = make(4);
        const auto wished = make(1);
        Editor e;
        e.state.shuffle = true;
        e.queue.replace(songs, 0, {});
        e.queue.addNext(wished);
        const auto order = e.state.queue;
        QVERIFY(!e.queue.learn(order, {1, 1, 2, 2, 3}));
        QCOMPARE(e.state.queue, order);
        QVERIFY(e.queue.ungrouped().empty());
    }

    void several_areTakenOutAndMovedAtOnce() {
        const auto songs = make(6);
        Editor e;
        e.queue.replace(songs, 1, {});
        QVERIFY(!e.queue.areRows({}));
        QVERIFY(!e.queue.areRows({3, 2}));
        QVERIFY(!e.queue.areRows({2, 2}));
        QVERIFY(!e.queue.areRows({6}));
        QVERIFY(e.queue.areRows({2, 4}));
        e.queue.move({2, 4}, 6);
        QCOMPARE(e.state.queue,
                 (std::vector<SongId>{songs[0], songs[1], songs[3], songs[5], songs[2], songs[4]}));
        e.queue.closeStep();
        e.queue.remove({0, 3});
        QCOMPARE(e.state.queue, (std::vector<SongId>{songs[1], songs[3], songs[2], songs[4]}));
        QCOMPARE(e.state.song(), songs[1]);
        QVERIFY(e.queue.undo());
        QVERIFY(e.queue.undo());
        QCOMPARE(e.state.queue, songs);
        QCOMPARE(e.state.song(), songs[1]);
    }

    void undo_goesBackStepByStep_withinABound() {
        const auto songs = make(30);
        Editor e;
        e.queue.replace({songs[0]}, 0, {});
        for (std::size_t i = 1; i < songs.size(); ++i)
            e.queue.addLast({songs[i]});
        int steps = 0;
        while (e.queue.canUndo()) {
            QVERIFY(e.queue.undo());
            ++steps;
            QCOMPARE(e.state.queue, part(songs, 0, songs.size() - static_cast<std::size_t>(steps)));
        }
        QCOMPARE(steps, 20);
    }
};

QTEST_GUILESS_MAIN(TestPlaybackQueueEditor)
#include "tst_playback_queue_editor.moc"
