// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/analysed_songs.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/duplicates/duplicates_service.h"
#include "core/catalogue/duplicates/merge_step.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "tests/catalogue/store.h"

using namespace linnet;
using namespace linnet::catalogue;
using testing::Store;

namespace {

Timestamp at(int seconds) {
    return Timestamp(std::chrono::seconds(seconds));
}

SongStats stats(int plays, std::optional<int> rating = {}, bool favourite = false) {
    SongStats made;
    made.plays = plays;
    made.firstPlayedAt = at(plays);
    made.lastPlayedAt = at(1000 + plays);
    made.rating = rating;
    made.favourite = favourite;
    if (favourite)
        made.favouriteAt = at(500 + plays);
    return made;
}

/// A store whose songs are told to be analysed, as the analysis does.
class AnalysedStore : public Store {
 public:
    /// `recording`: songs of one number are the same recording.
    SongId addOf(int recording, const char* title, Visibility visibility = Visibility::Everyone,
                 const Session* by = nullptr) {
        testing::Mp3Tags tags = testing::songTags(recording);
        tags.title = QString::fromLatin1(title);
        testing::Mp3Options options;
        options.seconds = 0.3;
        const auto added =
            catalogue->add(by ? *by : ada, {testing::mp3(tags, options), tags.title, visibility});
        if (!added)
            qFatal("%s", qPrintable(added.error().detail));
        bus.publish(SongAnalysed{added->song,
                                 std::chrono::milliseconds(300),
                                 QByteArray(32, static_cast<char>('a' + recording)),
                                 {},
                                 clock.now()});
        if (!m_analysed->counts())
            qFatal("not written");
        return added->song;
    }
    SongKey keyOf(const SongId& id) { return catalogue->keys(ada, std::span(&id, 1))->front(); }
    DuplicatesService& duplicates() const { return catalogue->duplicates(); }
    std::vector<DuplicateGroup> toDecide(const Session& session) {
        std::vector<DuplicateGroup> found;
        const auto keys = duplicates().list(session);
        auto groups = duplicates().groups(session, *keys);
        for (auto& group : *groups)
            found.push_back(std::move(*group));
        return found;
    }
    /// "first + second", one line a group.
    QStringList titlesToDecide(const Session& session) {
        QStringList lines;
        for (const DuplicateGroup& group : toDecide(session)) {
            QStringList titles;
            for (const Song& song : group.songs)
                titles << song.fields.title;
            lines << titles.join(QStringLiteral(" + "));
        }
        return lines;
    }
    void setStats(const SongId& song, const SongStats& to, const Session* of = nullptr) {
        const SongKey key = keyOf(song);
        if (!catalogue->statistics().replace(of ? *of : ada, std::span(&key, 1), std::span(&to, 1)))
            qFatal("no statistics");
    }
    SongStats statsOf(const SongId& song, const Session* of = nullptr) {
        return *catalogue->statistics().stats(of ? *of : ada, song);
    }
    QStringList titlesIn(PlaylistId playlist) {
        QStringList found;
        for (const QString& title : titles(*catalogue->playlists().songs(ada, playlist)))
            found << title;
        return found;
    }

 private:
    std::unique_ptr<AnalysedSongs> m_analysed =
        std::make_unique<AnalysedSongs>(library->rows(), bus, clock);
};

/// All that a merge changes.
QStringList everything(Store& store) {
    return store.rows(
        {"SELECT * FROM songs ORDER BY key", "SELECT * FROM albums ORDER BY key",
         "SELECT * FROM song_stats WHERE plays > 0 OR favourite OR rating IS NOT NULL",
         "SELECT * FROM playlist_songs", "SELECT key, songs FROM playlists ORDER BY key",
         "SELECT frames_hash FROM duplicate_groups ORDER BY 1",
         "SELECT * FROM library_counts ORDER BY owner"});
}

}  // namespace

class TestCatalogueDuplicates : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void sameRecording_isFoundOnce_andNoOtherSong() {
        AnalysedStore store;
        store.addOf(1, "One");
        store.addOf(2, "Other");
        QCOMPARE(store.titlesToDecide(store.ada), QStringList());
        store.addOf(1, "One again");
        store.addOf(3, "Third");
        store.addOf(1, "One more");
        QCOMPARE(store.titlesToDecide(store.ada),
                 QStringList(QStringLiteral("One + One again + One more")));
        store.addOf(2, "Other again");
        QCOMPARE(store.titlesToDecide(store.ada),
                 QStringList({QStringLiteral("Other + Other again"),
                              QStringLiteral("One + One again + One more")}));
        QCOMPARE(store.duplicates().list(store.ada, 1)->size(), 1U);
        QCOMPARE(store.toDecide(store.ada).front().kind, DuplicateKind::SameRecording);
    }

    void songsThatCannotBeDecoded_areNotTheSame() {
        AnalysedStore store;
        for (int i = 0; i < 2; ++i) {
            const SongId song = store.add(testing::songTags(i));
            AnalysedSongs analysed(store.library->rows(), store.bus, store.clock);
            store.bus.publish(SongAnalysed{song, {}, {}, {}, store.clock.now()});
            QVERIFY(analysed.counts());
        }
        QCOMPARE(store.titlesToDecide(store.ada), QStringList());
    }

    void find_isToldOf() {
        AnalysedStore store;
        std::vector<SongId> updated;
        QObject receiver;
        connect(
            &store.bus, &EventBus::published, &receiver,
            [&](const Event& event) {
                if (const auto* song = std::get_if<SongUpdated>(&event))
                    updated.push_back(song->song);
            },
            Qt::DirectConnection);
        store.addOf(1, "One");
        QTest::qWait(0);
        updated.clear();  // a length was corrected
        const SongId again = store.addOf(1, "One again");
        QVERIFY(std::ranges::find(updated, again) != updated.end());
    }

    void keepAll_isRemembered_untilAnotherJoins() {
        AnalysedStore store;
        store.addOf(1, "One");
        const SongId again = store.addOf(1, "One again");
        QVERIFY(store.duplicates().keepAll(store.ada, store.toDecide(store.ada).front()));
        QCOMPARE(store.titlesToDecide(store.ada), QStringList());
        QCOMPARE(store.titlesToDecide(store.bob), QStringList(QStringLiteral("One + One again")));
        QCOMPARE(*store.duplicates().kept(store.ada), std::int64_t{2});
        // Also when one of them was away.
        QVERIFY(store.catalogue->remove(store.ada, std::span(&again, 1)));
        QCOMPARE(store.titlesToDecide(store.bob), QStringList());
        QVERIFY(store.catalogue->changes().undo(store.ada));
        QCOMPARE(store.titlesToDecide(store.ada), QStringList());
        QCOMPARE(store.titlesToDecide(store.bob), QStringList(QStringLiteral("One + One again")));
        store.addOf(1, "One more");
        QCOMPARE(store.titlesToDecide(store.ada),
                 QStringList(QStringLiteral("One + One again + One more")));
        QVERIFY(store.duplicates().keepAll(store.ada, store.toDecide(store.ada).front()));
        QCOMPARE(store.titlesToDecide(store.ada), QStringList());
        QVERIFY(store.duplicates().askAgain(store.ada));
        QCOMPARE(store.titlesToDecide(store.ada),
                 QStringList(QStringLiteral("One + One again + One more")));
    }

    void songsOfOthers_areNotSeen() {
        AnalysedStore store;
        store.addOf(1, "Everyone's");
        const SongId own = store.addOf(1, "Bob's", Visibility::OnlyMe, &store.bob);
        QCOMPARE(store.titlesToDecide(store.ada), QStringList());
        QCOMPARE(store.titlesToDecide(store.bob),
                 QStringList(QStringLiteral("Everyone's + Bob's")));
        QCOMPARE(*store.duplicates().countAmong(store.ada, std::span(&own, 1)), std::int64_t{0});
        QCOMPARE(*store.duplicates().countAmong(store.bob, std::span(&own, 1)), std::int64_t{1});
        const Session expired = testing::sessionOf(store.ada.user(), std::chrono::minutes(-1));
        QCOMPARE(store.duplicates().list(expired).error().code, ErrorCode::Unauthorized);
    }

    void keepOne_hasWhatTheOthersHad_andOneStepTakesItBack() {
        AnalysedStore store;
        const SongId kept = store.addOf(1, "Kept");
        const SongId second = store.addOf(1, "Second");
        const SongId third = store.addOf(1, "Third");
        const SongId stranger = store.addOf(2, "Stranger");
        store.setStats(kept, stats(3));
        store.setStats(second, stats(5, 80, true));
        store.setStats(third, stats(1, 40));
        store.setStats(second, stats(7), &store.bob);
        auto& lists = store.catalogue->playlists();
        const std::array keys{store.keyOf(second), store.keyOf(stranger), store.keyOf(third),
                              store.keyOf(second)};
        const auto without = *lists.create(store.ada, QStringLiteral("Without"), keys);
        const std::array both{store.keyOf(kept), store.keyOf(second)};
        const auto with = *lists.create(store.ada, QStringLiteral("With"), both);
        const QStringList before = everything(store);

        const std::array others{store.keyOf(second), store.keyOf(third)};
        QCOMPARE(*store.catalogue->changes().merge(store.ada, store.keyOf(kept), others),
                 std::int64_t{2});
        QCOMPARE(store.titlesToDecide(store.ada), QStringList());
        QVERIFY(!store.catalogue->get(store.ada, second));
        SongStats expected = stats(9, 80, true);
        expected.firstPlayedAt = at(1);
        expected.lastPlayedAt = at(1005);
        expected.favouriteAt = at(505);
        QCOMPARE(store.statsOf(kept), expected);
        QCOMPARE(store.statsOf(kept, &store.bob), stats(7));
        // Where it stands in the place of one, the next gets none; where it was, it stays one.
        QCOMPARE(store.titlesIn(without),
                 QStringList(
                     {QStringLiteral("Kept"), QStringLiteral("Stranger"), QStringLiteral("Kept")}));
        QCOMPARE(store.titlesIn(with), QStringList(QStringLiteral("Kept")));
        QCOMPARE(store.faults(), std::vector<QString>{});
        const QStringList after = everything(store);

        const auto undone = store.catalogue->changes().undo(store.ada);
        QCOMPARE(undone->change.kind, ChangeKind::Merge);
        QCOMPARE(undone->songs, std::int64_t{2});
        QCOMPARE(undone->left, std::int64_t{0});
        QCOMPARE(everything(store), before);
        QVERIFY(store.catalogue->changes().redo(store.ada));
        QCOMPARE(everything(store), after);
        QVERIFY(store.catalogue->changes().undo(store.ada));
        QCOMPARE(everything(store), before);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void keepOne_playedSince_isUndoneWithoutLosingThat() {
        AnalysedStore store;
        const SongId kept = store.addOf(1, "Kept");
        const SongId other = store.addOf(1, "Other");
        store.setStats(kept, stats(3));
        store.setStats(other, stats(5, 80));
        const std::array others{store.keyOf(other)};
        QVERIFY(store.catalogue->changes().merge(store.ada, store.keyOf(kept), others));
        SongStats since = store.statsOf(kept);
        since.plays += 2;
        since.rating = 20;
        store.setStats(kept, since);
        QVERIFY(store.catalogue->changes().undo(store.ada));
        QCOMPARE(store.statsOf(kept).plays, std::int64_t{5});
        QCOMPARE(store.statsOf(kept).rating, 20);
        QCOMPARE(store.statsOf(other), stats(5, 80));
    }

    void keepOne_deletedForGood_leavesWhatWasHandedOver() {
        AnalysedStore store;
        const SongId kept = store.addOf(1, "Kept");
        const SongId other = store.addOf(1, "Other");
        store.setStats(other, stats(5));
        const SongKey key = store.keyOf(other);
        const auto list = *store.catalogue->playlists().create(store.ada, QStringLiteral("List"),
                                                               std::span(&key, 1));
        QVERIFY(store.catalogue->changes().merge(store.ada, store.keyOf(kept), std::span(&key, 1)));
        QVERIFY(store.catalogue->changes().deleteForGood(store.ada, std::span(&key, 1)));
        const auto undone = store.catalogue->changes().undo(store.ada);
        QCOMPARE(undone->left, std::int64_t{1});
        QCOMPARE(store.statsOf(kept).plays, std::int64_t{5});
        QCOMPARE(store.titlesIn(list), QStringList(QStringLiteral("Kept")));
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void keepOne_ofOnesOwn_leavesTheStatisticsOfOthers() {
        AnalysedStore store;
        const SongId everyones = store.addOf(1, "Everyone's");
        const SongId own = store.addOf(1, "Own", Visibility::OnlyMe);
        store.setStats(everyones, stats(4), &store.bob);
        store.setStats(everyones, stats(2));
        const SongKey key = store.keyOf(everyones);
        QVERIFY(store.catalogue->changes().merge(store.ada, store.keyOf(own), std::span(&key, 1)));
        QCOMPARE(store.statsOf(own).plays, std::int64_t{2});
        QVERIFY(store.catalogue->changes().undo(store.ada));
        QCOMPARE(store.statsOf(everyones, &store.bob), stats(4));
        QCOMPARE(store.statsOf(everyones), stats(2));
    }

    void keepOne_ofNothing_isAnError() {
        AnalysedStore store;
        const SongKey one = store.keyOf(store.addOf(1, "One"));
        const auto merge = [&](SongKey kept, SongKey other) {
            const auto done =
                store.catalogue->changes().merge(store.ada, kept, std::span(&other, 1));
            return done ? ErrorCode() : done.error().code;
        };
        QCOMPARE(merge(one, one), ErrorCode::NotFound);
        QCOMPARE(merge(SongKey(99), one), ErrorCode::NotFound);
        QCOMPARE(merge(one, SongKey(99)), ErrorCode::NotFound);
        QVERIFY(!store.catalogue->changes().atHand(store.ada)->undo);
    }

    void statsOfTwoSongs_becomeThoseOfOne() {
        const SongStats nothing;
        QCOMPARE(table::together(nothing, stats(3, 60, true)), stats(3, 60, true));
        QCOMPARE(table::together(stats(3, 60, true), nothing), stats(3, 60, true));
        QCOMPARE(table::together(stats(3, 60), stats(2, 80)).rating, 60);
        QCOMPARE(table::together(stats(3), stats(2, 80)).rating, 80);
        QCOMPARE(table::changed(stats(9), stats(8), stats(3)).plays, std::int64_t{4});
        QCOMPARE(table::changed(stats(1), stats(8), stats(3)).plays, std::int64_t{0});
    }

    void mergeStep_isReadAsItWasWritten() {
        table::MergeStep step;
        step.stats = {{UserId::generate(), SongKey(7), stats(3, 60, true), {}},
                      {UserId::generate(), SongKey(8), {}, stats(1)}};
        step.entries = "recording";
        step.usersOfEntries = {UserId::generate()};
        step.songs.songs = {{SongKey(7), AlbumKey(1), AlbumKey(2)}};
        step.songs.albums = "albums";
        const QByteArray packed = step.packed();
        const auto read = table::MergeStep::unpacked(packed);
        QCOMPARE(read.packed(), packed);
        QCOMPARE(read.stats[0].before, step.stats[0].before);
        QCOMPARE(read.stats[1].after, step.stats[1].after);
        QCOMPARE(read.songs.albums, step.songs.albums);
        for (qsizetype length = 0; length < packed.size(); ++length)
            QVERIFY(table::MergeStep::unpacked(packed.left(length)).stats.empty());
    }
};

QTEST_GUILESS_MAIN(TestCatalogueDuplicates)
#include "tst_catalogue_duplicates.moc"
