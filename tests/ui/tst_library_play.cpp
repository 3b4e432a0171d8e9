// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <set>

#include "tests/ui/live_services.h"
#include "ui/library/play_plan.h"
#include "ui/library/song_actions.h"

using namespace linnet;
using namespace linnet::testing;
using namespace linnet::ui;
using catalogue::SongKey;

Q_DECLARE_METATYPE(linnet::ui::PlayPlan)

/// What becomes of a list when one of its rows is played.
class TestLibraryPlay : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void plan_data() {
        QTest::addColumn<std::size_t>("size");
        QTest::addColumn<std::size_t>("row");
        QTest::addColumn<PlayPlan>("plan");
        const auto row = [](const char* name, std::size_t size, std::size_t at, PlayPlan plan) {
            QTest::newRow(name) << size << at << plan;
        };
        row("an album", 12, 3, {0, 12, 0, 12});
        row("just a part", 200, 199, {0, 200, 0, 200});
        row("the beginning of many", 5000, 0, {0, 5000, 0, 200});
        row("the middle of many", 5000, 2000, {0, 5000, 1980, 200});
        row("the end of many", 5000, 4999, {0, 5000, 4800, 200});
        row("more than a queue holds", 50'000, 25'000, {24'000, 10'000, 24'980, 200});
        row("its beginning", 50'000, 10, {0, 10'000, 0, 200});
        row("its end", 50'000, 49'999, {40'000, 10'000, 49'800, 200});
    }
    void plan() {
        QFETCH(std::size_t, size);
        QFETCH(std::size_t, row);
        QFETCH(PlayPlan, plan);
        QVERIFY(planPlay(size, row, 10'000) == plan);
    }

    void drawRows_areEvenlyDrawnAndHoldTheOneThatPlays() {
        std::vector<int> drawn(100, 0);
        for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
            const auto rows = drawRows(100, 40, 20, seed);
            QCOMPARE(rows.size(), std::size_t(20));
            QVERIFY(std::ranges::adjacent_find(rows, std::greater_equal()) == rows.end());
            for (const std::size_t row : rows)
                ++drawn[row];
        }
        QCOMPARE(drawn[40], 2'000);
        for (std::size_t row = 0; row < drawn.size(); ++row) {
            // 19 of 99 each: 384 of 2 000, standard deviation 18.
            if (row != 40)
                QVERIFY2(std::abs(drawn[row] - 384) < 100, qPrintable(QString::number(drawn[row])));
        }
    }

    void aLongList_beginsAtOnce_andAllOfItIsTheQueueThen() {
        LiveServices live;
        const auto songs = live.add(230, 0.3);
        const auto keys = listed(live);
        QWidget page;
        SongActions actions(live.context, live.covers, &page);
        actions.setSession(live.session);
        QSignalSpy played(&actions, &SongActions::playRequested);
        QObject::connect(&actions, &SongActions::playRequested, &actions,
                         [&](const std::vector<SongId>& part, std::size_t start) {
                             QVERIFY(live.playback->play(live.session, part, start));
                         });
        actions.playFrom(keys, 120);
        QTRY_COMPARE(played.size(), 1);
        QCOMPARE(played[0][0].value<std::vector<SongId>>().size(), kPart);
        const auto& now = live.playback->current();
        const auto song = now.song();
        QTRY_COMPARE(now.queue.size(), songs.size());
        QCOMPARE(now.song(), song);
        QCOMPARE(now.queue, *live.catalogue->ids(live.session, keys));
        QCOMPARE(now.current, std::size_t(120));
        QVERIFY(!now.shuffle);

        actions.playShuffled(keys);
        QTRY_COMPARE(played.size(), 2);
        QTRY_COMPARE(now.queue.size(), songs.size());
        QVERIFY(now.shuffle);
        QCOMPARE(std::set<SongId>(now.queue.begin(), now.queue.end()),
                 std::set<SongId>(songs.begin(), songs.end()));
        QVERIFY(live.playback->setShuffle(live.session, false));
        QCOMPARE(now.queue, *live.catalogue->ids(live.session, keys));
    }

    void shuffled_artistsStandApart() {
        LiveServices live;
        std::vector<catalogue::CatalogueService::NewSong> files;
        for (int i = 0; i < 12; ++i) {
            auto tags = songTags(i);
            tags.artist = i < 6 ? QStringLiteral("Ilse") : QStringLiteral("Rui");
            Mp3Options options;
            options.seconds = 0.3;
            files.push_back({mp3(tags, options), QStringLiteral("%1.mp3").arg(i),
                             catalogue::Visibility::Everyone});
        }
        for (const auto& added : live.catalogue->addBatch(live.session, std::move(files)))
            QVERIFY(added);
        const auto ids = *live.catalogue->ids(live.session, listed(live));
        QVERIFY(live.playback->play(live.session, ids));
        QVERIFY(live.playback->pause(live.session));
        QVERIFY(live.playback->setShuffle(live.session, true));
        const auto clashes = [&] {
            const auto artists =
                live.catalogue->artistNumbers(live.session, live.playback->current().queue);
            int count = 0;
            for (std::size_t i = 1; i < artists->size(); ++i)
                count += (*artists)[i] == (*artists)[i - 1] ? 1 : 0;
            return count;
        };
        QTRY_COMPARE(clashes(), 0);
    }

 private:
    static std::vector<SongKey> listed(LiveServices& live) {
        return *live.catalogue->list(live.session, {});
    }
};

QTEST_MAIN(TestLibraryPlay)
#include "tst_library_play.moc"
