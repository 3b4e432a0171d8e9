// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/statistics/listen_plan.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "tests/catalogue/store.h"

namespace {

using namespace linnet;
using namespace linnet::catalogue;
using namespace std::chrono_literals;
using testing::Store;

/// A store with `songs` songs and their statistics.
struct Kept : Store {
    explicit Kept(int songs) {
        for (int i = 0; i < songs; ++i)
            ids.push_back(add(mp3Of(QStringLiteral("Song %1").arg(i))));
        keys = keysByAge();
    }
    static QByteArray mp3Of(const QString& title) {
        testing::Mp3Tags tags;
        tags.title = title;
        testing::Mp3Options options;
        options.seconds = 0.3;
        return testing::mp3(tags, options);
    }
    /// Added one at a time, a millisecond may hold several.
    std::vector<SongKey> keysByAge() {
        auto all = *catalogue->list(ada, {});
        std::ranges::sort(all);
        return all;
    }
    SongStats of(const Session& who, std::size_t song) {
        return statistics->stats(who, std::span(&keys[song], 1))->front();
    }
    /// Publishes a listen, as playback does.
    void listen(const Session& who, std::size_t song, std::chrono::milliseconds heard,
                bool completed, bool ended = true, std::chrono::milliseconds before = 0ms) {
        bus.publish(
            PlaybackListened{who.user(), ids[song], heard, before, ended, completed, clock.now()});
    }

    std::vector<SongId> ids;
    std::vector<SongKey> keys;
    StatisticsService* statistics = &catalogue->statistics();
};

class TestStatistics : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void listen_countsByWhatWasHeard_data() {
        QTest::addColumn<int>("duration");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("heard");
        QTest::addColumn<bool>("ended");
        QTest::addColumn<bool>("completed");
        QTest::addColumn<int>("counts");
        constexpr auto nothing = static_cast<int>(ListenCounts::AsNothing);
        constexpr auto play = static_cast<int>(ListenCounts::AsPlay);
        constexpr auto skip = static_cast<int>(ListenCounts::AsSkip);
        QTest::newRow("to the end") << 200 << 0 << 200 << true << true << play;
        QTest::newRow("half of it") << 200 << 0 << 100 << true << false << play;
        QTest::newRow("less than half") << 200 << 0 << 99 << true << false << skip;
        QTest::newRow("less than half, paused") << 200 << 0 << 99 << false << false << nothing;
        QTest::newRow("half of it, paused") << 200 << 0 << 100 << false << false << play;
        QTest::newRow("the other half after a pause")
            << 200 << 100 << 100 << true << true << nothing;
        QTest::newRow("half of it, in two stretches") << 200 << 60 << 40 << true << false << play;
        QTest::newRow("two stretches, too short") << 200 << 60 << 30 << true << false << skip;
        QTest::newRow("four minutes of an hour") << 3600 << 0 << 240 << true << false << play;
        QTest::newRow("less than four minutes of it") << 3600 << 0 << 239 << true << false << skip;
        QTest::newRow("jumped to its end") << 200 << 0 << 5 << true << true << play;
        QTest::newRow("nothing at all") << 200 << 0 << 0 << true << false << nothing;
        QTest::newRow("of no known length") << 0 << 0 << 1 << true << false << play;
    }
    void listen_countsByWhatWasHeard() {
        QFETCH(int, duration);
        QFETCH(int, before);
        QFETCH(int, heard);
        QFETCH(bool, ended);
        QFETCH(bool, completed);
        QFETCH(int, counts);
        const PlaybackListened listen{{}, {}, heard * 1s, before * 1s, ended, completed, {}};
        QCOMPARE(static_cast<int>(planListen(listen, duration * 1s)), counts);
    }

    void whatIsHeard_isCountedForWhoHeardIt() {
        Kept k(2);
        int told = 0;
        QObject here;  // the writer's thread publishes
        QObject::connect(&k.bus, &EventBus::published, &here, [&](const Event& event) {
            const auto* changed = std::get_if<SongStatsChanged>(&event);
            if (changed && changed->song == k.ids[0] && changed->user == k.ada.user())
                ++told;
        });
        QCOMPARE(k.of(k.ada, 0), SongStats());
        k.listen(k.ada, 0, 300ms, true);
        QTRY_COMPARE(k.of(k.ada, 0).plays, 1);
        const auto first = k.of(k.ada, 0);
        QVERIFY(first.firstPlayedAt && first.firstPlayedAt == first.lastPlayedAt);
        k.listen(k.ada, 0, 10ms, false);
        k.listen(k.ada, 0, 300ms, true);
        QTRY_COMPARE(k.of(k.ada, 0).plays, 2);
        QCOMPARE(k.of(k.ada, 0).skips, 1);
        QCOMPARE(k.of(k.ada, 0).firstPlayedAt, first.firstPlayedAt);
        QVERIFY(*k.of(k.ada, 0).lastPlayedAt >= *first.lastPlayedAt);
        QCOMPARE(k.of(k.ada, 1), SongStats());
        QCOMPARE(k.of(k.bob, 0), SongStats());
        QCOMPARE(k.statistics->stats(k.ada, k.ids[0])->plays, 2);
        QTRY_COMPARE(told, 3);  // of each
    }

    void whatWasHeardLast_isCountedBeforeTheLibraryCloses() {
        Kept k(1);
        for (int i = 0; i < 50; ++i)
            k.listen(k.ada, 0, 300ms, true);
        k.reopen();
        k.statistics = &k.catalogue->statistics();
        QCOMPARE(k.of(k.ada, 0).plays, 50);
    }

    void songThatHasGone_isNotCounted() {
        Kept k(1);
        QVERIFY(k.catalogue->remove(k.ada, k.ids));
        k.listen(k.ada, 0, 300ms, true);
        QVERIFY(k.library->rows().write([](storage::Connection&) {}));
        QVERIFY(k.library->rows().write([](storage::Connection&) {}));
        QCOMPARE(k.of(k.ada, 0), SongStats());
    }

    void removedSong_leavesItsStatisticsAndItsKey() {
        Kept k(2);
        QVERIFY(k.statistics->setFavourite(k.ada, std::span(&k.keys[1], 1), true));
        QVERIFY(k.catalogue->remove(k.ada, std::span(&k.ids[1], 1)));
        QVERIFY(k.of(k.ada, 1).favourite);
        // The next song must not find them.
        k.add(Kept::mp3Of(QStringLiteral("Another")));
        const auto keys = k.keysByAge();
        QCOMPARE(keys.size(), 2U);
        QVERIFY(keys.back() > k.keys[1]);
        QVERIFY(!k.statistics->stats(k.ada, std::span(keys).last(1))->front().favourite);
    }

    void readdedSong_hasItsStatisticsAgain_data() {
        QTest::addColumn<bool>("emptied");
        QTest::newRow("from the bin") << false;
        QTest::newRow("after the bin was emptied") << true;
    }
    void readdedSong_hasItsStatisticsAgain() {
        QFETCH(bool, emptied);
        Kept k(2);
        const std::span<const SongKey> song(&k.keys[1], 1);
        k.listen(k.ada, 1, 300ms, true);
        QTRY_COMPARE(k.of(k.ada, 1).plays, 1);
        QVERIFY(k.statistics->setRating(k.ada, song, 80));
        QVERIFY(k.statistics->setFavourite(k.ada, song, true));
        QVERIFY(k.statistics->setRating(k.bob, song, 20));
        const SongStats adas = k.of(k.ada, 1);
        const SongStats bobs = k.of(k.bob, 1);
        QVERIFY(k.catalogue->changes().remove(k.ada, song));
        if (emptied) {
            QVERIFY(k.catalogue->changes().deleteForGood(k.ada, song));
            QVERIFY(k.catalogue->freeMedia());
        }
        k.add(Kept::mp3Of(QStringLiteral("Between")));
        const SongId again = k.add(Kept::mp3Of(QStringLiteral("Song 1")));
        QCOMPARE(k.catalogue->get(k.ada, again)->key, k.keys[1]);
        QCOMPARE(*k.statistics->stats(k.ada, again), adas);
        QCOMPARE(*k.statistics->stats(k.bob, again), bobs);
        QCOMPARE(adas.plays, 1);
        QCOMPARE(adas.rating, 80);
        QVERIFY(adas.favourite);
        // And counts on.
        k.listen(k.ada, 1, 300ms, true);
        QTRY_COMPARE(k.of(k.ada, 1).plays, 2);
        QCOMPARE(k.faults(), std::vector<QString>{});
    }

    void favourites_areThoseOfAProfile() {
        Kept k(3);
        QVERIFY(k.statistics->setFavourite(k.ada, std::span(k.keys).first(2), true));
        QVERIFY(k.of(k.ada, 0).favourite && k.of(k.ada, 1).favourite && !k.of(k.ada, 2).favourite);
        QVERIFY(!k.of(k.bob, 0).favourite);
        const auto since = k.of(k.ada, 0).favouriteAt;
        QVERIFY(since);
        // Once more: it is one since then.
        QVERIFY(k.statistics->setFavourite(k.ada, std::span(k.keys).first(2), true));
        QCOMPARE(k.of(k.ada, 0).favouriteAt, since);
        QVERIFY(k.statistics->setFavourite(k.ada, std::span(k.keys).first(1), false));
        QCOMPARE(k.of(k.ada, 0), SongStats());
        QVERIFY(k.of(k.ada, 1).favourite);
    }

    void ratings_goFrom0To100() {
        Kept k(1);
        const std::span<const SongKey> song(k.keys);
        QVERIFY(k.statistics->setRating(k.ada, song, 70));
        QCOMPARE(k.of(k.ada, 0).rating, 70);
        QVERIFY(!k.of(k.bob, 0).rating);
        QVERIFY(k.statistics->setRating(k.ada, song, 0));
        QCOMPARE(k.of(k.ada, 0).rating, 0);
        for (const int wrong : {-1, 101}) {
            const auto refused = k.statistics->setRating(k.ada, song, wrong);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        }
        QCOMPARE(k.of(k.ada, 0).rating, 0);
        k.listen(k.ada, 0, 300ms, true);
        QTRY_COMPARE(k.of(k.ada, 0).plays, 1);
        QVERIFY(k.statistics->setRating(k.ada, song, std::nullopt));
        QVERIFY(!k.of(k.ada, 0).rating);
        QCOMPARE(k.of(k.ada, 0).plays, 1);
    }

    void severalSongs_changeAllOrNone() {
        Kept k(2);
        const std::vector<SongKey> songs{k.keys[0], SongKey(4711)};
        for (const auto& refused : {k.statistics->setFavourite(k.ada, songs, true),
                                    k.statistics->setRating(k.ada, songs, 20)}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::NotFound);
        }
        QCOMPARE(k.of(k.ada, 0), SongStats());
    }

    void whatIsReplaced_isAsItWas() {
        Kept k(2);
        k.listen(k.ada, 0, 300ms, true);
        k.listen(k.ada, 0, 10ms, false);
        QTRY_COMPARE(k.of(k.ada, 0).skips, 1);
        QVERIFY(k.statistics->setRating(k.ada, std::span(k.keys).first(1), 100));
        const auto before = *k.statistics->stats(k.ada, k.keys);
        QVERIFY(k.statistics->setFavourite(k.ada, k.keys, true));
        QVERIFY(k.statistics->setRating(k.ada, k.keys, 40));
        QVERIFY(k.statistics->replace(k.ada, k.keys, before));
        QCOMPARE(*k.statistics->stats(k.ada, k.keys), before);
        QCOMPARE(k.statistics->replace(k.ada, k.keys, std::span(before).first(1)).error().code,
                 ErrorCode::InvalidInput);
    }

    void undo_bringsBackRatings_andOnlyThem() {
        Kept k(3);
        QVERIFY(k.statistics->setRating(k.ada, std::span(k.keys).first(1), 100));
        QVERIFY(k.statistics->setRating(k.ada, std::span(k.keys).subspan(1, 1), 20));
        const auto wiped = k.statistics->setRating(k.ada, k.keys, std::nullopt);
        QVERIFY(wiped);
        QCOMPARE(wiped->ratings.size(), 2U);  // the third had none
        // What was played since is counted on.
        k.listen(k.ada, 0, 300ms, true);
        QTRY_COMPARE(k.of(k.ada, 0).plays, 1);
        // What was rated since keeps that.
        QVERIFY(k.statistics->setRating(k.ada, std::span(k.keys).subspan(1, 1), 60));

        const auto undone = k.statistics->undo(k.ada, *wiped);
        QVERIFY(undone);
        QCOMPARE(undone->ratings.size(), 1U);
        QCOMPARE(k.of(k.ada, 0).rating, 100);
        QCOMPARE(k.of(k.ada, 0).plays, 1);
        QCOMPARE(k.of(k.ada, 1).rating, 60);
        QVERIFY(!k.of(k.ada, 2).rating);
        QVERIFY(k.statistics->undo(k.ada, *undone));
        QVERIFY(!k.of(k.ada, 0).rating);
        QCOMPARE(k.of(k.ada, 1).rating, 60);
    }

    void undo_bringsBackHearts_sinceWhenTheyWere() {
        Kept k(3);
        QVERIFY(k.statistics->setFavourite(k.ada, std::span(k.keys).first(1), true));
        QVERIFY(k.statistics->setRating(k.ada, k.keys, 40));
        const auto before = *k.statistics->stats(k.ada, k.keys);
        const auto all = k.statistics->setFavourite(k.ada, k.keys, true);
        QVERIFY(all);
        const auto none = k.statistics->setFavourite(k.ada, k.keys, false);
        QVERIFY(none);
        QVERIFY(k.statistics->undo(k.ada, *none));
        QCOMPARE(k.of(k.ada, 0), before[0]);
        QVERIFY(k.of(k.ada, 2).favourite);
        QVERIFY(k.statistics->undo(k.ada, *all));
        QCOMPARE(*k.statistics->stats(k.ada, k.keys), before);
    }

    void undo_leavesSongsThatAreGone_andTellsOnce() {
        Kept k(2);
        const auto rated = k.statistics->setRating(k.ada, k.keys, 40);
        QVERIFY(rated);
        QVERIFY(k.catalogue->remove(k.ada, std::span(k.ids).first(1)));
        QSignalSpy events(&k.bus, &EventBus::published);
        const auto undone = k.statistics->undo(k.ada, *rated);
        QVERIFY(undone);
        QCOMPARE(undone->ratings.size(), 1U);
        QCOMPARE(events.size(), 1);
        const auto event = events.back()[0].value<Event>();
        QCOMPARE(std::get<SongStatsChanged>(event).song, k.ids[1]);
        // Where nothing is changed, nothing is told.
        QVERIFY(k.statistics->undo(k.ada, *rated));
        QVERIFY(k.statistics->setFavourite(k.ada, std::span(k.keys).last(1), false));
        QCOMPARE(events.size(), 1);
    }

    void songOfAnotherProfile_isNotThere() {
        Kept k(0);
        const SongId own = k.add(Kept::mp3Of(QStringLiteral("Mine")), QStringLiteral("mine.mp3"),
                                 Visibility::OnlyMe);
        const auto keys = *k.catalogue->list(k.ada, {});
        const auto refused = k.statistics->setFavourite(k.bob, keys, true);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        k.ids = {own};
        k.keys = keys;
        k.listen(k.bob, 0, 300ms, true);
        QVERIFY(k.library->rows().write([](storage::Connection&) {}));
        QVERIFY(k.library->rows().write([](storage::Connection&) {}));
        QCOMPARE(k.of(k.bob, 0), SongStats());
    }

    void sessionThatHasEnded_isTurnedAway() {
        Kept k(1);
        const Session over = testing::sessionOf(k.ada.user(), std::chrono::minutes(-1));
        QCOMPARE(k.statistics->stats(over, k.keys).error().code, ErrorCode::Unauthorized);
        QCOMPARE(k.statistics->stats(over, k.ids[0]).error().code, ErrorCode::Unauthorized);
        QCOMPARE(k.statistics->setFavourite(over, k.keys, true).error().code,
                 ErrorCode::Unauthorized);
        QCOMPARE(k.statistics->setRating(over, k.keys, 20).error().code, ErrorCode::Unauthorized);
        QCOMPARE(k.statistics->undo(over, {}).error().code, ErrorCode::Unauthorized);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_catalogue_statistics.moc"
