// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/browse_tables.h"
#include "tests/catalogue/rows.h"
#include "tests/support/id3.h"

using namespace linnet;
using namespace linnet::catalogue;
using testing::Mp3Tags;

namespace {

Mp3Tags tags(const char16_t* title, const char16_t* artist, const char16_t* album,
             const char16_t* genre = u"") {
    Mp3Tags tags;
    tags.title = QString::fromUtf16(title);
    tags.artist = QString::fromUtf16(artist);
    tags.album = QString::fromUtf16(album);
    tags.genre = QString::fromUtf16(genre);
    return tags;
}

QByteArray file(const Mp3Tags& tags) {
    testing::Mp3Options options;
    options.seconds = 0.2;
    return testing::mp3(tags, options);
}

/// "name songs albums" of each artist that `who` sees, in order.
QStringList artists(testing::Store& store, const Session& who) {
    QStringList lines;
    const auto keys = store.catalogue->listArtists(who);
    const auto rows = store.catalogue->artists(who, *keys);
    for (const auto& artist : *rows)
        lines += artist ? QStringLiteral("%1 %2 %3")
                              .arg(artist->name)
                              .arg(artist->songs)
                              .arg(artist->albums)
                        : QStringLiteral("(none)");
    return lines;
}

QStringList genres(testing::Store& store, const Session& who) {
    QStringList lines;
    const auto keys = store.catalogue->listGenres(who);
    const auto rows = store.catalogue->genres(who, *keys);
    for (const auto& genre : *rows)
        lines += genre ? QStringLiteral("%1 %2").arg(genre->name).arg(genre->songs)
                       : QStringLiteral("(none)");
    return lines;
}

}  // namespace

class TestBrowse : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void artists_areWhoSongsAndAlbumsAreBy() {
        testing::Store store;
        store.add(tags(u"So What", u"Miles Davis", u"Kind of Blue", u"Jazz"));
        store.add(tags(u"Blue in Green", u"miles davis", u"Kind of Blue", u"Jazz"));
        store.add(tags(u"Hells Bells", u"AC/DC", u"Back in Black", u"Rock"));
        Mp3Tags various = tags(u"Duet", u"Someone", u"Collected", u"Pop");
        various.albumArtist = QStringLiteral("Various Artists");
        store.add(various);
        store.add(tags(u"Nameless", u"", u""));
        QCOMPARE(
            artists(store, store.ada),
            (QStringList{QStringLiteral("AC/DC 1 1"), QStringLiteral("Miles Davis 2 1"),
                         QStringLiteral("Someone 1 0"), QStringLiteral("Various Artists 0 1")}));
        QCOMPARE(genres(store, store.ada),
                 (QStringList{QStringLiteral("Jazz 2"), QStringLiteral("Pop 1"),
                              QStringLiteral("Rock 1")}));
        const auto counts = store.catalogue->counts(store.ada);
        QCOMPARE(counts->artists, 4);
        QCOMPARE(counts->genres, 3);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void aListThatNobodyWaitsFor_isReadNoFurther() {
        testing::RowStore store;
        for (int i = 0; i < 3'000; ++i)
            store.addTitle(QString::number(i));
        std::stop_source stop;
        QCOMPARE(store.catalogue->list(store.ada, {}, 0, stop.get_token())->size(),
                 std::size_t{3'000});
        stop.request_stop();
        const auto list = store.catalogue->list(store.ada, {}, 0, stop.get_token());
        QVERIFY(!list);
        QCOMPARE(list.error().code, ErrorCode::Cancelled);
        const auto read = store.library->rows().read([&](storage::Connection& connection) {
            return table::listSongs(connection, store.ada.user(), {}, 0, stop.get_token());
        });
        QVERIFY(read->size() < 3'000);
    }

    void anArtist_isFoundByName_withSongsAndAlbums() {
        testing::Store store;
        store.add(tags(u"So What", u"Miles Davis", u"Kind of Blue", u"Jazz"));
        store.add(tags(u"Tutu", u"Miles Davis", u"Tutu", u"Jazz"));
        store.add(tags(u"Airegin", u"Sonny Rollins", u"Bags' Groove", u"Jazz"));
        const auto key = store.catalogue->artistNamed(store.ada, QStringLiteral("MILES DAVIS"));
        QVERIFY(key && *key);
        SongQuery query;
        query.artist = **key;
        QCOMPARE(store.titles(*store.catalogue->list(store.ada, query)),
                 (std::vector<QString>{QStringLiteral("So What"), QStringLiteral("Tutu")}));
        QCOMPARE(store.catalogue->listAlbums(store.ada, **key)->size(), std::size_t{2});
        QVERIFY(!*store.catalogue->artistNamed(store.ada, QStringLiteral("Nobody")));
        SongQuery ofGenre;
        ofGenre.genre = store.catalogue->listGenres(store.ada)->front();
        QCOMPARE(store.catalogue->list(store.ada, ofGenre)->size(), std::size_t{3});
    }

    void groupsOfSongs_areAlbumAndArtist_asTheProfileSeesThem() {
        testing::Store store;
        const SongId soWhat = store.add(tags(u"So What", u"Miles Davis", u"Kind of Blue"));
        const SongId nameless = store.add(tags(u"Nameless", u"", u""));
        const SongId diary = store.add(file(tags(u"Diary", u"miles davis", u"Diary")),
                                       QStringLiteral("diary.mp3"), Visibility::OnlyMe);
        const std::vector<SongId> ids{nameless, SongId::generate(), soWhat, diary};
        const auto found = store.catalogue->groupsOf(store.ada, ids);
        QVERIFY(found);
        QCOMPARE(found->size(), ids.size());
        QVERIFY((*found)[0] && !(*found)[0]->album && (*found)[0]->artists.empty());
        QVERIFY(!(*found)[1]);
        const auto& known = (*found)[2];
        QVERIFY(known);
        QCOMPARE(known->song, store.catalogue->get(store.ada, soWhat)->key);
        QCOMPARE(known->album, store.catalogue->get(store.ada, soWhat)->albumKey);
        QCOMPARE(known->artists, std::vector{**store.catalogue->artistNamed(
                                     store.ada, QStringLiteral("Miles Davis"))});
        // One's own songs stand under the name that everyone sees.
        QVERIFY((*found)[3]);
        QCOMPARE((*found)[3]->artists, known->artists);
        QVERIFY(!store.catalogue->groupsOf(store.bob, ids)->back());
        QVERIFY(store.catalogue->groupsOf(store.ada, {})->empty());
        const Session expired = testing::sessionOf(store.ada.user(), std::chrono::minutes(-1));
        QCOMPARE(store.catalogue->groupsOf(expired, ids).error().code, ErrorCode::Unauthorized);
    }

    void groupsOfManySongs_comeInTheirOrder() {
        testing::Store store;
        const SongId first = store.add(tags(u"First", u"One", u"Album"));
        const SongId last = store.add(tags(u"Last", u"Two", u"Album"));
        std::vector<SongId> ids(2500, first);
        ids.push_back(last);
        const auto found = store.catalogue->groupsOf(store.ada, ids);
        QVERIFY(found);
        QCOMPARE(found->size(), ids.size());
        QCOMPARE(found->back()->song, store.catalogue->get(store.ada, last)->key);
        QCOMPARE((*found)[2499]->song, store.catalogue->get(store.ada, first)->key);
    }

    void artist_goesWithItsLastSong_andIsRenamed() {
        testing::Store store;
        const SongId song = store.add(tags(u"One", u"Old Name", u"Album", u"Rock"));
        SongFields fields;
        fields.title = QStringLiteral("One");
        fields.artist = QStringLiteral("Old-Name");
        fields.album = QStringLiteral("Album");
        QVERIFY(store.catalogue->update(store.ada, song, fields));
        QCOMPARE(artists(store, store.ada), QStringList{QStringLiteral("Old-Name 1 1")});
        QVERIFY(genres(store, store.ada).isEmpty());
        fields.artist = QStringLiteral("New Name");
        QVERIFY(store.catalogue->update(store.ada, song, fields));
        QCOMPARE(artists(store, store.ada), QStringList{QStringLiteral("New Name 1 1")});
        QVERIFY(store.catalogue->remove(store.ada, std::span(&song, 1)));
        QVERIFY(artists(store, store.ada).isEmpty());
        QCOMPARE(store.catalogue->counts(store.ada)->artists, 0);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void artists_standWhereTheirSortNamesSay() {
        testing::Store store;
        store.add(tags(u"Help", u"The Beatles", u"Help", u"Pop"));
        store.add(tags(u"Blue in Green", u"Miles Davis", u"Kind of Blue", u"Jazz"));
        Mp3Tags none;
        none.kind = Mp3Tags::Kind::None;
        const SongId what =
            store.add(testing::id3v2(4, {testing::id3Text(4, "TIT2", 3, "So What"),
                                         testing::id3Text(4, "TPE1", 3, "Miles Davis"),
                                         testing::id3Text(4, "TSOP", 3, "Davis, Miles")}) +
                      file(none));
        store.add(tags(u"Hells Bells", u"AC/DC", u"Back in Black", u"Rock"));
        store.add(tags(u"Westerland", u"Die Ärzte", u"", u""));
        store.add(tags(u"Elle", u"Carla", u"", u""));
        Mp3Tags various = tags(u"Duet", u"Zora", u"Collected", u"Pop");
        various.albumArtist = QStringLiteral("The Beach Band");
        store.add(various);
        const auto names = [&](const Session& who) {
            QStringList list;
            for (const QString& line : artists(store, who))
                list += line.section(u' ', 0, -3);
            return list.join(QStringLiteral(", "));
        };
        QCOMPARE(
            names(store.ada),
            QStringLiteral("AC/DC, Die Ärzte, The Beach Band, The Beatles, Carla, Miles Davis, "
                           "Zora"));
        const auto first = store.catalogue->listArtists(store.ada, 3);
        QCOMPARE(first->size(), std::size_t{3});
        // One's own row of a name stands where everyone's does, and is not listed beside it.
        store.add(file(tags(u"Yesterday", u"The Beatles", u"Help", u"Pop")),
                  QStringLiteral("y.mp3"), Visibility::OnlyMe);
        store.add(file(tags(u"Hum", u"The Basement", u"", u"")), QStringLiteral("h.mp3"),
                  Visibility::OnlyMe);
        QCOMPARE(names(store.ada),
                 QStringLiteral("AC/DC, Die Ärzte, The Basement, The Beach Band, The Beatles, "
                                "Carla, Miles Davis, Zora"));
        QCOMPARE(
            names(store.bob),
            QStringLiteral("AC/DC, Die Ärzte, The Beach Band, The Beatles, Carla, Miles Davis, "
                           "Zora"));
        // Who is renamed moves.
        SongFields fields = store.catalogue->details(store.ada, what)->fields;
        fields.artist = QStringLiteral("The Cool");
        QVERIFY(store.catalogue->update(store.ada, what, fields));
        QVERIFY(names(store.ada).contains(QStringLiteral("Carla, The Cool, ")));
        // So does who is sorted otherwise, as tags that are read again may say.
        for (const char* sort : {"'young'", "NULL"}) {
            const auto sorted = store.library->rows().write([&](storage::Connection& connection) {
                connection.exec((std::string("UPDATE songs SET artist_sort = ") + sort +
                                 " WHERE artist = 'AC/DC'")
                                    .c_str());
            });
            QVERIFY(sorted);
            QCOMPARE(names(store.ada).startsWith(QStringLiteral("AC/DC")), *sort == 'N');
        }
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    /// At any size, a page of artists is read from indexes alone.
    void artists_areListedFromIndexes() {
        testing::Store store;
        const auto plan = store.library->rows().read([&](storage::Connection& connection) {
            QStringList lines;
            SQLite::Statement explain(connection.raw(),
                                      std::string("EXPLAIN QUERY PLAN ") + table::listArtistsSql());
            while (explain.executeStep())
                lines += QString::fromStdString(explain.getColumn(3).getString());
            return lines;
        });
        QVERIFY(plan && !plan->isEmpty());
        for (const QString& line : *plan) {
            QVERIFY2(!line.contains(QStringLiteral("TEMP B-TREE")), qPrintable(line));
            if (line.startsWith(QStringLiteral("SCAN")))
                QVERIFY2(line.contains(QStringLiteral("COVERING INDEX")), qPrintable(line));
        }
    }

    void check_findsWhatDoesNotAddUp() {
        testing::Store store;
        store.add(tags(u"One", u"Somebody", u"Album", u"Rock"));
        QCOMPARE(store.faults(), std::vector<QString>{});
        const auto spoiled = store.library->rows().write([](storage::Connection& connection) {
            connection.exec("UPDATE genres SET songs = songs + 1");
        });
        QVERIFY(spoiled);
        QCOMPARE(store.faults(), (std::vector<QString>{QStringLiteral(
                                     "library.db: artists and genres differ from the songs")}));
    }

    void onesOwn_areOnesOwn_andCountWithEveryones() {
        testing::Store store;
        store.add(tags(u"One", u"Shared", u"Album", u"Rock"));
        store.add(file(tags(u"Two", u"Shared", u"Album", u"Rock")), QStringLiteral("two.mp3"),
                  Visibility::OnlyMe);
        store.add(file(tags(u"Three", u"Secret", u"Diary", u"Spoken")), QStringLiteral("three.mp3"),
                  Visibility::OnlyMe);
        QCOMPARE(artists(store, store.ada),
                 (QStringList{QStringLiteral("Secret 1 1"), QStringLiteral("Shared 2 2")}));
        QCOMPARE(artists(store, store.bob), QStringList{QStringLiteral("Shared 1 1")});
        QCOMPARE(genres(store, store.ada),
                 (QStringList{QStringLiteral("Rock 2"), QStringLiteral("Spoken 1")}));
        QCOMPARE(genres(store, store.bob), QStringList{QStringLiteral("Rock 1")});
        QCOMPARE(store.catalogue->counts(store.ada)->artists, 2);
        QCOMPARE(store.catalogue->counts(store.bob)->artists, 1);
        QVERIFY(!*store.catalogue->artistNamed(store.bob, QStringLiteral("secret")));
        const auto keys = store.catalogue->listArtists(store.ada);
        QVERIFY(!store.catalogue->artists(store.bob, *keys)->front());
    }
};

QTEST_GUILESS_MAIN(TestBrowse)
#include "tst_catalogue_browse.moc"
