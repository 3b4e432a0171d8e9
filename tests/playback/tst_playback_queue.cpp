// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <numeric>

#include "core/playback/play_queue.h"

namespace {

using namespace linnet;
using namespace linnet::playback::queue;

/// The song with a number, the same one each time.
SongId song(int number) {
    uuid::Bytes bytes{};
    bytes[14] = static_cast<std::uint8_t>(number >> 8);
    bytes[15] = static_cast<std::uint8_t>(number);
    return SongId(bytes);
}

std::vector<SongId> songs(std::initializer_list<int> numbers) {
    std::vector<SongId> result;
    for (const int number : numbers)
        result.push_back(song(number));
    return result;
}

std::vector<SongId> songs(int count) {
    std::vector<SongId> result;
    for (int i = 0; i < count; ++i)
        result.push_back(song(i));
    return result;
}

class TestPlaybackQueue : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void around_keepsAllThatFits() { QCOMPARE(around(songs(5), 3, 5), (Queue{songs(5), 3})); }

    void around_keepsATenthBefore_data() {
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("first");
        QTest::newRow("at the beginning") << 0 << 0;
        QTest::newRow("less than a tenth in") << 4 << 0;
        QTest::newRow("in the middle") << 500 << 490;
        QTest::newRow("near the end") << 990 << 900;
        QTest::newRow("the last one") << 999 << 900;
    }
    void around_keepsATenthBefore() {
        QFETCH(int, start);
        QFETCH(int, first);
        const auto all = songs(1000);
        const Queue queue = around(all, static_cast<std::size_t>(start), 100);
        QCOMPARE(queue.songs.size(), 100U);
        QCOMPARE(queue.songs.front(), song(first));
        QCOMPARE(queue.songs[queue.current], song(start));
    }

    void withNext_standsBehindTheCurrent() {
        QCOMPARE(withNext({songs({1, 2, 3}), 1}, songs({8, 9}), 10),
                 (Queue{songs({1, 2, 8, 9, 3}), 1}));
    }
    void withNext_fillsAnEmptyQueue() {
        QCOMPARE(withNext({}, songs({8, 9}), 10), (Queue{songs({8, 9}), 0}));
    }
    void withNext_overTheBound_fallsOffTheEnd() {
        QCOMPARE(withNext({songs({1, 2, 3}), 0}, songs({8, 9}), 4),
                 (Queue{songs({1, 8, 9, 2}), 0}));
    }
    void withLast_standsAtTheEnd() {
        QCOMPARE(withLast({songs({1, 2, 3}), 1}, songs({8, 9}), 10),
                 (Queue{songs({1, 2, 3, 8, 9}), 1}));
    }
    void withLast_overTheBound_fallsOffTheEnd() {
        QCOMPARE(withLast({songs({1, 2, 3}), 2}, songs({8, 9}), 4),
                 (Queue{songs({1, 2, 3, 8}), 2}));
    }

    void without_keepsTheCurrentSong_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("then");
        QTest::newRow("one before it") << 0 << 2 << 1;
        QTest::newRow("one after it") << 3 << 2 << 2;
        QTest::newRow("itself: the one after it") << 2 << 2 << 2;
        QTest::newRow("itself, the last: the one before it") << 3 << 3 << 2;
        QTest::newRow("out of range: nothing happens") << 4 << 3 << 3;
    }
    void without_keepsTheCurrentSong() {
        QFETCH(int, index);
        QFETCH(int, current);
        QFETCH(int, then);
        const Queue before{songs(4), static_cast<std::size_t>(current)};
        const Queue after = without(before, static_cast<std::size_t>(index));
        auto expected = songs(4);
        if (index < 4)
            expected.erase(expected.begin() + index);
        QCOMPARE(after, (Queue{expected, static_cast<std::size_t>(then)}));
    }
    void without_theOnlySong_leavesAnEmptyQueue() {
        QCOMPARE(without({songs({1}), 0}, 0), Queue{});
    }

    /// Every move in a queue of five with every song current: as many as there can be.
    void moved_keepsTheCurrentSongAndAllOthersInOrder() {
        for (std::size_t current = 0; current < 5; ++current) {
            for (std::size_t from = 0; from < 5; ++from) {
                for (std::size_t to = 0; to < 5; ++to) {
                    const Queue queue = moved({songs(5), current}, from, to);
                    QCOMPARE(queue.songs[queue.current], song(static_cast<int>(current)));
                    QCOMPARE(queue.songs[to], song(static_cast<int>(from)));
                    auto others = queue.songs;
                    others.erase(others.begin() + static_cast<std::ptrdiff_t>(to));
                    QVERIFY(std::is_sorted(others.begin(), others.end()));
                    QCOMPARE(others.size(), 4U);
                }
            }
        }
    }
    void moved_outOfRange_changesNothing() {
        const Queue queue{songs(3), 1};
        QCOMPARE(moved(queue, 3, 0), queue);
        QCOMPARE(moved(queue, 0, 3), queue);
    }

    void after_endsWithTheQueue() {
        const Queue queue{songs(2), 0};
        QCOMPARE(after(queue, 0), std::optional<std::size_t>(1));
        QCOMPARE(after(queue, 1), std::optional<std::size_t>());
        QCOMPARE(after(Queue{}, 0), std::optional<std::size_t>());
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackQueue)
#include "tst_playback_queue.moc"
