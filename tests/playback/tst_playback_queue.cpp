// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <numeric>

#include "core/playback/queue_shuffle.h"
#include "core/playback/sleep_plan.h"

namespace {

using namespace linnet;
using namespace linnet::playback::queue;
using namespace std::chrono_literals;
using linnet::playback::Repeat;

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

    void after_followsTheRepeatMode_data() {
        QTest::addColumn<Repeat>("repeat");
        QTest::addColumn<Step>("step");
        QTest::addColumn<int>("index");
        QTest::addColumn<int>("then");
        QTest::newRow("off: the next one") << Repeat::Off << Step::Flows << 0 << 1;
        QTest::newRow("off: ends with the queue") << Repeat::Off << Step::Flows << 2 << -1;
        QTest::newRow("all: the next one") << Repeat::All << Step::Flows << 0 << 1;
        QTest::newRow("all: goes round") << Repeat::All << Step::Flows << 2 << 0;
        QTest::newRow("all: skipping goes round too") << Repeat::All << Step::Skips << 2 << 0;
        QTest::newRow("one: stays") << Repeat::One << Step::Flows << 1 << 1;
        QTest::newRow("one: skipping leaves it") << Repeat::One << Step::Skips << 1 << 2;
        QTest::newRow("one: skipping the last goes round") << Repeat::One << Step::Skips << 2 << 0;
        QTest::newRow("one: nothing there") << Repeat::One << Step::Flows << 3 << -1;
    }
    void after_followsTheRepeatMode() {
        QFETCH(Repeat, repeat);
        QFETCH(Step, step);
        QFETCH(int, index);
        QFETCH(int, then);
        const auto next = after(3, static_cast<std::size_t>(index), repeat, step);
        QCOMPARE(next ? static_cast<int>(*next) : -1, then);
        QVERIFY(!after(0, 0, repeat, step));
    }

    void before_isWhatWasPlayed_data() {
        QTest::addColumn<Repeat>("repeat");
        QTest::addColumn<bool>("fresh");
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("then");
        QTest::newRow("the one before") << Repeat::Off << false << 2 << 1;
        QTest::newRow("nothing before the first") << Repeat::Off << false << 0 << -1;
        QTest::newRow("repeat: the last") << Repeat::All << false << 0 << 2;
        QTest::newRow("shuffled: the one played") << Repeat::All << true << 1 << 0;
        QTest::newRow("shuffled: nothing was played") << Repeat::All << true << 0 << -1;
    }
    void before_isWhatWasPlayed() {
        QFETCH(Repeat, repeat);
        QFETCH(bool, fresh);
        QFETCH(int, current);
        QFETCH(int, then);
        const auto played = before(3, static_cast<std::size_t>(current), repeat, fresh);
        QCOMPARE(played ? static_cast<int>(*played) : -1, then);
        QVERIFY(!before(1, 0, repeat, false));  // itself was not played before it
    }

    /// Groups of the songs as letters, '-' for none; the first letter plays already.
    void spread_keepsGroupsApart_data() {
        QTest::addColumn<QString>("groups");
        QTest::addColumn<int>("clashes");
        QTest::newRow("nothing to shuffle") << QStringLiteral("a") << 0;
        QTest::newRow("two artists") << QStringLiteral("aaaabbbb") << 0;
        QTest::newRow("one of many songs") << QStringLiteral("bbaaaacd") << 0;
        QTest::newRow("just possible") << QStringLiteral("baaaabbb") << 0;
        QTest::newRow("one too many") << QStringLiteral("baaaaabbb") << 1;
        QTest::newRow("one artist only") << QStringLiteral("aaaaa") << 4;
        QTest::newRow("no artists") << QStringLiteral("------") << 0;
        QTest::newRow("some without") << QStringLiteral("a--aaa-") << 0;
        QTest::newRow("what plays counts") << QStringLiteral("aab") << 0;
    }
    void spread_keepsGroupsApart() {
        QFETCH(QString, groups);
        QFETCH(int, clashes);
        Groups known;
        for (int i = 0; i < groups.size(); ++i) {
            if (groups[i] != QLatin1Char('-'))
                known[song(i)] = groups[i].unicode();
        }
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            Random random(seed);
            const Queue queue =
                shuffled({songs(static_cast<int>(groups.size())), 0}, known, random);
            auto sorted = queue.songs;
            std::sort(sorted.begin(), sorted.end());
            QCOMPARE(sorted, songs(static_cast<int>(groups.size())));  // each of them once
            QCOMPARE(queue.songs[0], song(0));
            int found = 0;
            for (std::size_t i = 1; i < queue.songs.size(); ++i) {
                const auto one = known.find(queue.songs[i - 1]);
                const auto other = known.find(queue.songs[i]);
                found += one != known.end() && other != known.end() && one->second == other->second;
            }
            QCOMPARE(found, clashes);
        }
    }
    void spread_givesEverySongEveryPlace() {
        Random random(1);
        std::array<std::array<int, 6>, 6> counts{};
        for (int round = 0; round < 6000; ++round) {
            const auto order = spread({0, 0, 0, 0, 0, 0}, 0, random);
            for (std::size_t i = 0; i < order.size(); ++i)
                ++counts[i][order[i]];
        }
        for (const auto& place : counts) {
            for (const int count : place)
                QVERIFY2(count > 850 && count < 1150, qPrintable(QString::number(count)));
        }
    }

    void shuffled_keepsWhatWasPlayedAndComesBack() {
        Random random(7);
        const Queue queue = shuffled({songs(50), 9}, {}, random);
        QCOMPARE(queue.current, 9U);
        QVERIFY(std::equal(queue.songs.begin(), queue.songs.begin() + 10, songs(50).begin()));
        QVERIFY(queue.songs != songs(50));
        QCOMPARE(inOwnOrder(queue), (Queue{songs(50), 9}));
        const Queue later = jumped(queue, 30);
        QCOMPARE(inOwnOrder(later).songs, songs(50));
        QCOMPARE(inOwnOrder(later).songs[inOwnOrder(later).current], queue.songs[30]);
    }
    void shuffledFromCurrent_playsAllOthersBehindIt() {
        Random random(7);
        const Queue queue = shuffledFromCurrent({songs(50), 20}, {}, random);
        QCOMPARE(queue.current, 0U);
        QCOMPARE(queue.songs.front(), song(20));
        QCOMPARE(inOwnOrder(queue), (Queue{songs(50), 20}));
    }
    void shuffled_editsHoldInTheOwnOrderToo() {
        const Queue queue{songs({3, 1, 2}), 1, {2, 0, 1}};  // of its own: 1 2 3, playing 1
        QCOMPARE(inOwnOrder(withNext(queue, songs({8, 9}), 10)),
                 (Queue{songs({1, 8, 9, 2, 3}), 0}));
        QCOMPARE(inOwnOrder(withLast(queue, songs({8, 9}), 10)),
                 (Queue{songs({1, 2, 3, 8, 9}), 0}));
        QCOMPARE(inOwnOrder(without(queue, 2)), (Queue{songs({1, 3}), 0}));
        QCOMPARE(inOwnOrder(moved(queue, 2, 0)), (Queue{songs({1, 2, 3}), 0}));
        QCOMPARE(withNext(queue, songs({8, 9}), 4).places.size(), 4U);
    }

    /// What is jumped over still comes, and what was left stands right before.
    void jumped_whileShuffled_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<QList<int>>("order");
        QTest::addColumn<int>("current");
        QTest::newRow("forward") << 4 << QList<int>{0, 1, 4, 2, 3} << 2;
        QTest::newRow("to the next") << 2 << QList<int>{0, 1, 2, 3, 4} << 2;
        QTest::newRow("back to one that was played") << 0 << QList<int>{1, 0, 2, 3, 4} << 1;
        QTest::newRow("to itself") << 1 << QList<int>{0, 1, 2, 3, 4} << 1;
        QTest::newRow("out of range") << 5 << QList<int>{0, 1, 2, 3, 4} << 1;
    }
    void jumped_whileShuffled() {
        QFETCH(int, index);
        QFETCH(QList<int>, order);
        QFETCH(int, current);
        const Queue queue = jumped({songs(5), 1, {0, 1, 2, 3, 4}}, static_cast<std::size_t>(index));
        std::vector<SongId> expected;
        for (const int number : order)
            expected.push_back(song(number));
        QCOMPARE(queue.songs, expected);
        QCOMPARE(queue.current, static_cast<std::size_t>(current));
    }
    void jumped_inItsOwnOrder_movesNothing() {
        QCOMPARE(jumped({songs(5), 1}, 4), (Queue{songs(5), 4}));
    }

    void undone_keepsWhatPlaysNow() {
        const Queue before{songs({1, 2, 3, 2}), 1};
        QCOMPARE(undone(before, {songs({3}), 0}, 9), (Queue{songs({1, 2, 3, 2}), 2}));
        QCOMPARE(undone(before, {songs({2}), 0}, 9), before);  // the one that stood nearest
        QCOMPARE(undone({songs({1, 2, 3, 2}), 2}, {songs({2}), 0}, 9),
                 (Queue{songs({1, 2, 3, 2}), 3}));
        QCOMPARE(undone(before, {songs({7}), 0}, 9), (Queue{songs({1, 2, 7, 3, 2}), 2}));
        QCOMPARE(undone(before, {songs({7}), 0}, 4), (Queue{songs({1, 2, 7, 3}), 2}));
        QCOMPARE(undone({songs({1, 2}), 1}, {songs({7}), 0}, 2), (Queue{songs({2, 7}), 1}));
        QCOMPARE(undone(before, Queue{}, 9), before);
        QCOMPARE(undone(Queue{}, before, 9), Queue{});
    }

    void sleep_fadesTheLastTenSeconds_data() {
        QTest::addColumn<int>("leftMs");
        QTest::addColumn<float>("factor");
        QTest::addColumn<bool>("due");
        QTest::newRow("long before") << 60'000 << 1.0F << false;
        QTest::newRow("it begins") << 10'000 << 1.0F << false;
        QTest::newRow("half of it") << 5'000 << 0.5F << false;
        QTest::newRow("the end") << 0 << 0.0F << true;
        QTest::newRow("while the computer slept") << -60'000 << 0.0F << true;
    }
    void sleep_fadesTheLastTenSeconds() {
        QFETCH(int, leftMs);
        QFETCH(float, factor);
        QFETCH(bool, due);
        const Timestamp now(1'000'000ms);
        const auto plan = playback::planSleep(now + std::chrono::milliseconds(leftMs), now);
        QCOMPARE(plan.factor, factor);
        QCOMPARE(plan.due, due);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackQueue)
#include "tst_playback_queue.moc"
