// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QtTest>

#include "ui/home/album_run.h"
#include "ui/home/card_plan.h"
#include "ui/home/home_words.h"

using namespace linnet;
using namespace linnet::ui;
using catalogue::AlbumKey;
using catalogue::SongGroups;
using catalogue::SongKey;
using std::chrono::minutes;

namespace {

/// Song `key` of an album of ten: 10 to 19 are those of album 1, …; 0: it is not there any more.
HeardSong heard(int key, bool completed = true) {
    HeardSong song;
    song.play.completed = completed;
    if (key > 0)
        song.groups = SongGroups{SongKey(key), AlbumKey(key / 10), {}};
    return song;
}

std::vector<SongKey> keys(int first, int count) {
    std::vector<SongKey> all;
    for (int i = 0; i < count; ++i)
        all.push_back(SongKey(first + i));
    return all;
}

}  // namespace

/// What Home makes of what it finds.
class TestHomePlans : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void runs_areWhereTwoSongsOfAnAlbumFollowOneAnother_newestFirst() {
        const std::vector<HeardSong> songs{heard(10), heard(11),        heard(20), heard(21),
                                           heard(22), heard(30),        heard(0),  heard(31),
                                           heard(40), heard(41, false), heard(50), heard(50)};
        // Of 3 something else came between, of 5 there is one song only.
        QCOMPARE(albumRuns(songs),
                 (std::vector<AlbumRun>{{AlbumKey(4), SongKey(40), SongKey(41), false},
                                        {AlbumKey(2), SongKey(21), SongKey(22), true},
                                        {AlbumKey(1), SongKey(10), SongKey(11), true}}));
        QVERIFY(albumRuns({}).empty());
    }

    void onlyTheEndOfWhatWasHeardOfAnAlbum_counts() {
        const std::vector<HeardSong> songs{heard(10), heard(11), heard(20), heard(14)};
        QVERIFY(albumRuns(songs).empty());
    }

    void albumsGoOn_data() {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("last");
        QTest::addColumn<bool>("completed");
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("next");  // -1: not at all
        QTest::newRow("with the next song") << 10 << 11 << true << 10 << 2;
        QTest::newRow("with the one that was left") << 10 << 11 << false << 10 << 1;
        QTest::newRow("with the last one, left") << 10 << 19 << false << 10 << 9;
        QTest::newRow("ended") << 18 << 19 << true << 10 << -1;
        QTest::newRow("backwards") << 12 << 11 << true << 10 << -1;
        QTest::newRow("too short") << 10 << 11 << false << 2 << -1;
        QTest::newRow("taken out of the album") << 10 << 42 << true << 10 << -1;
    }
    void albumsGoOn() {
        QFETCH(int, before);
        QFETCH(int, last);
        QFETCH(bool, completed);
        QFETCH(int, count);
        const auto next =
            goesOnWith({AlbumKey(1), SongKey(before), SongKey(last), completed}, keys(10, count));
        QTEST(next ? static_cast<int>(*next) : -1, "next");
    }

    void cards_areSomeOfEach_andAtMostSix() {
        using enum CardKind;
        QCOMPARE(
            planCards(4, 4, true, true),
            (std::vector<PlannedCard>{
                {Playlist, 0}, {Album, 0}, {Playlist, 1}, {Forgotten, 0}, {Like, 0}, {Album, 1}}));
        QCOMPARE(planCards(0, 1, false, true), (std::vector<PlannedCard>{{Album, 0}, {Like, 0}}));
        QCOMPARE(planCards(9, 0, false, false).size(), kMostCards);
        QCOMPARE(planCards(0, 9, false, false).size(), kMostCards);
        QVERIFY(planCards(0, 0, false, false).empty());
    }

    void greeting_followsTheClock_data() {
        QTest::addColumn<int>("hour");
        QTest::addColumn<QString>("words");
        QTest::newRow("early") << 5 << QStringLiteral("Good morning, Mira");
        QTest::newRow("before noon") << 11 << QStringLiteral("Good morning, Mira");
        QTest::newRow("noon") << 12 << QStringLiteral("Good afternoon, Mira");
        QTest::newRow("evening") << 18 << QStringLiteral("Good evening, Mira");
        QTest::newRow("past midnight") << 4 << QStringLiteral("Good evening, Mira");
    }
    void greeting_followsTheClock() {
        QFETCH(int, hour);
        QTEST(home_words::greeting(QTime(hour, 30), QStringLiteral("Mira")), "words");
    }

    void words_sayWhyACardIsThere() {
        QCOMPARE(home_words::greeting(QTime(9, 0), {}), QStringLiteral("Good morning"));
        QCOMPARE(home_words::playlist(46), QStringLiteral("Playlist · 46 songs"));
        QCOMPARE(home_words::goOn(1, 10), QStringLiteral("Continue · song 2 of 10"));
        QCOMPARE(home_words::like(QStringLiteral("Jazz"), 12),
                 QStringLiteral("Other Jazz, because you played them 12 times in a month"));
        const QDate today(2026, 11, 29);
        const auto on = [](QDate day) {
            return Timestamp(
                std::chrono::milliseconds(QDateTime(day, QTime(12, 0)).toMSecsSinceEpoch()));
        };
        QCOMPARE(home_words::forgotten(18, on({2026, 4, 3}), today),
                 QStringLiteral("18 songs, not heard since April"));
        QCOMPARE(home_words::forgotten(1, on({2024, 12, 3}), today),
                 QStringLiteral("1 song, not heard since December 2024"));
        QCOMPARE(home_words::forgotten(2, std::nullopt, today),
                 QStringLiteral("2 songs, never heard"));
    }
};

QTEST_GUILESS_MAIN(TestHomePlans)
#include "tst_home_plans.moc"
