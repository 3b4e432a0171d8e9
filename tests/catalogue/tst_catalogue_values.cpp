// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/field_values.h"
#include "core/catalogue/songs_table.h"
#include "storage/bind.h"
#include "tests/catalogue/store.h"
#include "tests/support/id3.h"

using namespace linnet;
using namespace linnet::catalogue;
using testing::Mp3Tags;
using testing::Store;

namespace {

/// A file whose tag has these frames, each value for itself as ID3v2.4 has them.
QByteArray file(std::initializer_list<std::pair<const char*, QByteArrayList>> frames) {
    QList<QByteArray> texts;
    for (const auto& [name, values] : frames)
        texts << testing::id3Text(4, name, 3, values.join('\0'));
    Mp3Tags none;
    none.kind = Mp3Tags::Kind::None;
    testing::Mp3Options options;
    options.seconds = 0.2;
    return testing::id3v2(4, texts) + testing::mp3(none, options);
}

/// Two artists and two genres, each a value of its own.
QByteArray duet() {
    return file({{"TIT2", {"Trane's Blues"}},
                 {"TPE1", {"Miles Davis", "John Coltrane"}},
                 {"TALB", {"Workin'"}},
                 {"TCON", {"Jazz", "Bebop"}}});
}
QByteArray solo() {
    return file({{"TIT2", {"So What"}},
                 {"TPE1", {"Miles Davis"}},
                 {"TPE2", {"Miles Davis"}},
                 {"TALB", {"Kind of Blue"}},
                 {"TCON", {"Jazz"}}});
}

}  // namespace

class TestValues : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void fields_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("tidy");
        QTest::addColumn<QString>("folded");
        QTest::addColumn<QString>("joined");
        QTest::addColumn<QString>("sorted");
        const auto row = [](const char* name, const char* field, const char* tidy,
                            const char* folded, const char* joined, const char* sorted) {
            QTest::newRow(name) << QString::fromUtf8(field) << QString::fromUtf8(tidy)
                                << QString::fromUtf8(folded) << QString::fromUtf8(joined)
                                << QString::fromUtf8(sorted);
        };
        row("one", "The Cure", "The Cure", "the cure", "", "cure");
        row("one with a slash", "AC/DC", "AC/DC", "ac dc", "acdc", "ac dc");
        row("two", "The Cure; AC/DC", "The Cure; AC/DC", "the cure; ac dc", "; acdc",
            "cure; ac dc");
        row("two in other shapes", " Jazz ;Bebop;", "Jazz; Bebop", "jazz; bebop", "",
            "jazz; bebop");
        row("the same twice", "Hip-Hop; hip hop; Rap", "Hip-Hop; Rap", "hip hop; rap", "hiphop; ",
            "hip hop; rap");
        row("one of two that are the same", "Jazz; JAZZ", "Jazz", "jazz", "", "jazz");
        row("a value without letters", "!!!; Jazz", "!!!; Jazz", "!!!; jazz", "", "!!!; jazz");
        row("nothing but a semicolon", ";", "", "", "", "");
        row("nothing", "", "", "", "", "");
        const QByteArray many = QByteArray("a;").repeated(70) + "b";
        row("too many", many, many, QByteArray("a ").repeated(70) + "b",
            QByteArray("a").repeated(0), QByteArray("a ").repeated(70) + "b");
        const QByteArray none = QByteArray("; ").repeated(70).trimmed();
        row("too many of nothing", none, none, "", "", none);
    }
    void fields() {
        QFETCH(QString, field);
        QTEST(tidyValues(field), "tidy");
        QTEST(foldValues(field), "folded");
        QTEST(joinedOfValues(field), "joined");
        QTEST(sortKeyOfValues(field), "sorted");
        // What is stored is read as the same.
        QCOMPARE(foldValues(tidyValues(field)), foldValues(field));
        QCOMPARE(fieldValues(tidyValues(field)), fieldValues(field));
    }

    /// A tag that means harm costs no more than another.
    void aHundredThousandValues_areOne() {
        Store store;
        Mp3Tags tags;
        tags.title = QStringLiteral("Harm");
        for (int i = 0; i < 100'000; ++i)
            tags.genre += QStringLiteral("G%1;").arg(i);
        tags.artist = tags.genre;
        tags.album = QStringLiteral("Album");
        const SongId id = store.add(tags);
        QCOMPARE(store.catalogue->counts(store.ada)->genres, 1);
        QCOMPARE(store.catalogue->counts(store.ada)->artists, 1);
        QVERIFY(store.catalogue->remove(store.ada, std::span(&id, 1)));
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void sortNames_areOfTheirValues_whereThereAreAsMany() {
        const QString artists = QStringLiteral("Miles Davis; The Cure");
        QCOMPARE(sortKeyOfValues(artists, QStringLiteral("Davis, Miles; Cure, The")),
                 QStringLiteral("davis miles; cure the"));
        QCOMPARE(sortKeyOfValues(artists, QStringLiteral("Davis, Miles & The Cure")),
                 QStringLiteral("miles davis; cure"));
        QCOMPARE(sortKeyOfValues(QStringLiteral("Miles Davis"), QStringLiteral("Davis; Miles")),
                 QStringLiteral("davis miles"));
    }

    void aSong_standsUnderEachOfItsValues() {
        Store store;
        const SongId both = store.add(duet());
        const SongId one = store.add(solo());
        QCOMPARE(genres(store), QStringLiteral("Bebop 1, Jazz 2"));
        // The album without an album artist is by the artists of its song.
        QCOMPARE(artists(store), QStringLiteral("John Coltrane 1+1, Miles Davis 2+2"));
        QCOMPARE(store.catalogue->counts(store.ada)->genres, 2);
        QCOMPARE(store.catalogue->counts(store.ada)->artists, 2);
        QCOMPARE(songsOfGenre(store, "Jazz"), QStringLiteral("So What, Trane's Blues"));
        QCOMPARE(songsOfGenre(store, "Bebop"), QStringLiteral("Trane's Blues"));
        QCOMPARE(songsOfArtist(store, "Miles Davis"), QStringLiteral("So What, Trane's Blues"));
        QCOMPARE(songsOfArtist(store, "John Coltrane"), QStringLiteral("Trane's Blues"));
        QCOMPARE(albumsOfArtist(store, "Miles Davis"), QStringLiteral("Workin', Kind of Blue"));
        QCOMPARE(albumsOfArtist(store, "John Coltrane"), QStringLiteral("Workin'"));
        // It shows what its tags say.
        const auto song = store.catalogue->get(store.ada, both);
        QCOMPARE(song->fields.artist, QStringLiteral("Miles Davis; John Coltrane"));
        QCOMPARE(song->fields.genre, QStringLiteral("Jazz; Bebop"));
        const auto groups = store.catalogue->groupsOf(store.ada, std::span(&both, 1));
        QCOMPARE(groups->front()->artists,
                 (std::vector{artist(store, "Miles Davis"), artist(store, "John Coltrane")}));
        // Of the first, in a shuffle that keeps songs of one artist apart.
        const std::vector<SongId> ids{both, one};
        const auto numbers = store.catalogue->artistNumbers(store.ada, ids);
        QCOMPARE(numbers->front(), numbers->back());
        QCOMPARE(*store.catalogue->artistNamed(store.ada, song->fields.artist),
                 std::optional(artist(store, "Miles Davis")));
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void theirNames_areSortedAsTheTagsSay() {
        Store store;
        store.add(file({{"TIT2", {"One"}},
                        {"TPE1", {"Miles Davis", "The Cure", "AC/DC"}},
                        {"TSOP", {"Davis, Miles", "Cure", "AC/DC"}}}));
        store.add(file({{"TIT2", {"Two"}}, {"TPE1", {"Beatles", "The Zombies"}}}));
        QCOMPARE(artists(store),
                 QStringLiteral("AC/DC 1+0, Beatles 1+0, The Cure 1+0, Miles Davis 1+0, "
                                "The Zombies 1+0"));
        const auto sorted = store.library->rows().write([](storage::Connection& connection) {
            connection.exec(
                "UPDATE songs SET artist_sort = 'aaa; zzz' WHERE artist LIKE 'Beatles%'");
        });
        QVERIFY(sorted);
        QCOMPARE(artists(store), QStringLiteral("Beatles 1+0, AC/DC 1+0, The Cure 1+0, "
                                                "Miles Davis 1+0, The Zombies 1+0"));
        QCOMPARE(store.catalogue->search(store.ada, QStringLiteral("acdc"))->artists,
                 std::vector{artist(store, "AC/DC")});
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void edited_toSeveralAndBack_withUndoAndRedo() {
        Store store;
        store.add(solo());
        const SongKey key = store.catalogue->get(store.ada, store.add(duet()))->key;
        SongChanges& changes = store.catalogue->changes();
        struct Step {
            const char* artist;
            const char* genre;
            QString artists;
            QString genres;
        };
        const std::vector<Step> steps{
            {"Miles Davis;John Coltrane ; Bill Evans", "jazz; Cool",
             QStringLiteral("Bill Evans 1+1, John Coltrane 1+1, Miles Davis 2+2"),
             QStringLiteral("Cool 1, jazz 2")},
            {"Miles Davis", "Cool", QStringLiteral("Miles Davis 2+2"),
             QStringLiteral("Cool 1, jazz 1")},
            {"", "", QStringLiteral("Miles Davis 1+1"), QStringLiteral("jazz 1")},
            {"AC/DC; miles davis", "Jazz; Jazz; Rock", QStringLiteral("AC/DC 1+1, miles davis 2+2"),
             QStringLiteral("Jazz 2, Rock 1")},
            {"John Coltrane; Miles Davis", "Bebop; Jazz",
             QStringLiteral("John Coltrane 1+1, Miles Davis 2+2"),
             QStringLiteral("Bebop 1, Jazz 2")},
        };
        // Of names that several write the last edit decides, which undo need not take back.
        const auto state = [&] { return QString(artists(store) + u'|' + genres(store)).toLower(); };
        std::vector<QString> states{state()};
        for (const Step& step : steps) {
            FieldEdit edit;
            edit.artist = QString::fromUtf8(step.artist);
            edit.genre = QString::fromUtf8(step.genre);
            QCOMPARE(*changes.edit(store.ada, std::span(&key, 1), edit), std::int64_t{1});
            QCOMPARE(artists(store), step.artists);
            QCOMPARE(genres(store), step.genres);
            QCOMPARE(store.faults(), std::vector<QString>{});
            states.push_back(state());
        }
        const auto song = store.catalogue->songs(store.ada, std::span(&key, 1))->front();
        QCOMPARE(song->fields.genre, QStringLiteral("Bebop; Jazz"));
        for (std::size_t i = steps.size(); i > 0; --i) {
            QVERIFY(changes.undo(store.ada));
            QCOMPARE(state(), states[i - 1]);
        }
        for (std::size_t i = 1; i <= steps.size(); ++i) {
            QVERIFY(changes.redo(store.ada));
            QCOMPARE(state(), states[i]);
        }
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    /// Whoever looks at the page of a name does not lose it when the song gets another beside it.
    void aNameThatStays_keepsItsPage() {
        Store store;
        const SongId id = store.add(
            file({{"TIT2", {"One"}}, {"TPE1", {"Solo"}}, {"TALB", {"Album"}}, {"TCON", {"Jazz"}}}));
        const SongKey key = store.catalogue->get(store.ada, id)->key;
        // A row that went and came back would be the last one.
        store.add(file({{"TIT2", {"Two"}}, {"TPE1", {"Zoe"}}, {"TCON", {"Rock"}}}));
        const ArtistKey solo = artist(store, "Solo");
        const GenreKey jazz = store.catalogue->listGenres(store.ada)->front();
        QVERIFY(solo != ArtistKey());
        for (const auto& [artists, genres] :
             {std::pair{"Guest; Solo", "Jazz; Zydeco"}, std::pair{"Solo; Other", "Pop; Jazz"},
              std::pair{"solo", "jazz"}}) {
            FieldEdit edit;
            edit.artist = QString::fromLatin1(artists);
            edit.albumArtist = edit.artist;
            edit.genre = QString::fromLatin1(genres);
            QVERIFY(store.catalogue->changes().edit(store.ada, std::span(&key, 1), edit));
            QCOMPARE(artist(store, "Solo"), solo);
            QVERIFY((*store.catalogue->genres(store.ada, std::span(&jazz, 1)))[0].has_value());
            QCOMPARE(store.faults(), std::vector<QString>{});
        }
    }

    void edited_asAWhole_isWrittenTidily() {
        Store store;
        const SongId id = store.add(solo());
        SongFields fields = store.catalogue->details(store.ada, id)->fields;
        fields.artist = QStringLiteral("Zoot ;Al; al");
        fields.albumArtist = QStringLiteral("Al;  Zoot");
        fields.composer = QStringLiteral("A;B");
        fields.genre = QStringLiteral("Swing;Cool; swing ");
        QVERIFY(store.catalogue->update(store.ada, id, fields));
        const SongFields written = store.catalogue->details(store.ada, id)->fields;
        QCOMPARE(written.artist, QStringLiteral("Zoot; Al"));
        QCOMPARE(written.albumArtist, QStringLiteral("Al; Zoot"));
        QCOMPARE(written.composer, QStringLiteral("A; B"));
        QCOMPARE(written.genre, QStringLiteral("Swing; Cool"));
        QCOMPARE(artists(store), QStringLiteral("Al 1+1, Zoot 1+1"));
        QCOMPARE(genres(store), QStringLiteral("Cool 1, Swing 1"));
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    /// A list of an artist is in the order of albums, whatever of the song changes.
    void theOrder_followsTheSong() {
        Store store;
        const SongId two =
            store.add(file({{"TIT2", {"Two"}}, {"TPE1", {"A", "B"}}, {"TALB", {"M"}}}));
        store.add(file({{"TIT2", {"One"}}, {"TPE1", {"A"}}, {"TALB", {"L"}}, {"TRCK", {"2"}}}));
        QCOMPARE(songsOfArtist(store, "A"), QStringLiteral("One, Two"));
        SongFields fields = store.catalogue->details(store.ada, two)->fields;
        fields.album = QStringLiteral("K");
        QVERIFY(store.catalogue->update(store.ada, two, fields));
        QCOMPARE(songsOfArtist(store, "A"), QStringLiteral("Two, One"));
        fields.artist = QStringLiteral("A; C");
        fields.album = QStringLiteral("L");
        fields.track = 3;
        fields.year = 1999;
        QVERIFY(store.catalogue->update(store.ada, two, fields));
        QCOMPARE(songsOfArtist(store, "A"), QStringLiteral("One, Two"));
        QCOMPARE(artists(store), QStringLiteral("A 2+2, C 1+1"));
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void removed_readded_andOnesOwn() {
        Store store;
        const QByteArray bytes = duet();
        const SongId id = store.add(bytes);
        const SongKey key = store.catalogue->get(store.ada, id)->key;
        SongChanges& changes = store.catalogue->changes();
        const QString both = QStringLiteral("John Coltrane 1+1, Miles Davis 1+1");
        QVERIFY(changes.remove(store.ada, std::span(&key, 1)));
        QCOMPARE(artists(store) + genres(store), QString());
        QCOMPARE(store.catalogue->counts(store.ada)->artists, 0);
        QCOMPARE(store.faults(), std::vector<QString>{});
        QVERIFY(changes.restore(store.ada, std::span(&key, 1)));
        QCOMPARE(artists(store), both);
        QCOMPARE(genres(store), QStringLiteral("Bebop 1, Jazz 1"));
        QCOMPARE(store.faults(), std::vector<QString>{});
        QVERIFY(changes.undo(store.ada));
        QCOMPARE(artists(store), QString());
        QVERIFY(changes.deleteForGood(store.ada, std::span(&key, 1)));
        QCOMPARE(store.add(bytes), id);
        QCOMPARE(artists(store), both);
        QCOMPARE(songsOfGenre(store, "Bebop"), QStringLiteral("Trane's Blues"));
        // For oneself only.
        QVERIFY(changes.setVisibility(store.ada, std::span(&key, 1), Visibility::OnlyMe));
        QCOMPARE(artists(store), both);
        QCOMPARE(artists(store, &store.bob) + genres(store, &store.bob), QString());
        QCOMPARE(store.catalogue->counts(store.bob)->genres, 0);
        QCOMPARE(store.faults(), std::vector<QString>{});
        QVERIFY(changes.undo(store.ada));
        QCOMPARE(artists(store, &store.bob), both);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void albums_standUnderEachOfTheirArtists() {
        Store store;
        const auto add = [&](const char* title, const char* album, const char* year,
                             const QByteArrayList& albumArtists) {
            return store.add(file({{"TIT2", {title}},
                                   {"TPE1", {"Somebody"}},
                                   {"TPE2", albumArtists},
                                   {"TALB", {album}},
                                   {"TDRC", {year}}}));
        };
        const SongId first = add("One", "Old", "1990", {"Ella", "Louis"});
        add("Two", "New", "2000", {"Ella"});
        QCOMPARE(artists(store), QStringLiteral("Ella 0+2, Louis 0+1, Somebody 2+0"));
        QCOMPARE(albumsOfArtist(store, "Ella"), QStringLiteral("New, Old"));
        QCOMPARE(albumsOfArtist(store, "Louis"), QStringLiteral("Old"));
        FieldEdit edit;
        edit.year.emplace(2010);
        const SongKey key = store.catalogue->get(store.ada, first)->key;
        QVERIFY(store.catalogue->changes().edit(store.ada, std::span(&key, 1), edit));
        QCOMPARE(albumsOfArtist(store, "Ella"), QStringLiteral("Old, New"));
        QCOMPARE(store.catalogue->search(store.ada, QStringLiteral("louis"))->albums.size(),
                 std::size_t{1});
        QVERIFY(store.catalogue->remove(store.ada, std::span(&first, 1)));
        QCOMPARE(artists(store), QStringLiteral("Ella 0+1, Somebody 1+0"));
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void covers_andPlays_areOfSongsThatHaveItAmongOthers() {
        Store store;
        Mp3Tags tags;
        tags.title = QStringLiteral("One");
        tags.artist = QStringLiteral("A; B");
        tags.genre = QStringLiteral("Jazz; Bebop");
        tags.album = QStringLiteral("Album");
        tags.artwork = testing::pngImage(4, 4, 0x123456);
        const auto song = store.catalogue->get(store.ada, store.add(tags));
        const ArtistKey b = artist(store, "B");
        QVERIFY(song->artwork.has_value());
        QCOMPARE(store.catalogue->artists(store.ada, std::span(&b, 1))->front()->artwork,
                 song->artwork);
        const auto genre = store.catalogue->listGenres(store.ada);
        QCOMPARE(store.catalogue->genres(store.ada, *genre)->front()->artwork, song->artwork);
        const auto played = store.library->rows().write([&](storage::Connection& connection) {
            auto& statement = connection.prepare(
                "INSERT INTO song_stats (user_id, song_key, plays) VALUES (?, ?, 3)");
            storage::bind(statement, 1, store.ada.user());
            storage::bind(statement, 2, static_cast<std::int64_t>(song->key));
            statement.exec();
        });
        QVERIFY(played);
        const auto most = store.catalogue->mostPlayed(store.ada, b, 5);
        QCOMPARE(most->size(), std::size_t{1});
        QCOMPARE(most->front().plays, std::int64_t{3});
    }

    /// At any size, what is by an artist or of a genre is read from indexes alone, in order.
    void lists_areReadFromIndexes_data() {
        QTest::addColumn<QString>("sql");
        SongQuery ofArtist;
        ofArtist.artist = ArtistKey(1);
        SongQuery ofGenre;
        ofGenre.genre = GenreKey(1);
        QTest::newRow("artist") << QString::fromLatin1(table::listSongsSql(ofArtist));
        QTest::newRow("genre") << QString::fromLatin1(table::listSongsSql(ofGenre));
    }
    void lists_areReadFromIndexes() {
        QFETCH(QString, sql);
        Store store;
        const auto plan = store.library->rows().read([&](storage::Connection& connection) {
            QStringList lines;
            SQLite::Statement explain(connection.raw(), "EXPLAIN QUERY PLAN " + sql.toStdString());
            while (explain.executeStep())
                lines += QString::fromStdString(explain.getColumn(3).getString());
            return lines;
        });
        QVERIFY(plan && !plan->isEmpty());
        for (const QString& line : *plan) {
            QVERIFY2(!line.contains(QStringLiteral("TEMP B-TREE")), qPrintable(line));
            QVERIFY2(!line.startsWith(QStringLiteral("SCAN")), qPrintable(line));
        }
        QVERIFY(plan->filter(QStringLiteral("COVERING INDEX")).size() >= 2);
    }

    void check_findsLinksThatAreWrong_data() {
        QTest::addColumn<QString>("damage");
        QTest::addColumn<QString>("fault");
        QTest::newRow("of an artist") << "UPDATE song_artists SET album_folded = 'x'"
                                      << "song %1: it does not stand under each of its artists";
        QTest::newRow("of a genre") << "DELETE FROM song_genres WHERE genre_folded = 'jazz'"
                                    << "song %1: it does not stand under each of its genres";
        QTest::newRow("of an album") << "UPDATE album_artists SET title_folded = 'x'"
                                     << "album %1: it does not stand under each of its artists";
        QTest::newRow("of a word") << "DELETE FROM known_words WHERE word = 'blues'"
                                   << "song %1: not all of its words are known to smart playlists";
    }
    void check_findsLinksThatAreWrong() {
        QFETCH(QString, damage);
        QFETCH(QString, fault);
        Store store;
        const auto song = store.catalogue->get(store.ada, store.add(duet()));
        const auto album = store.catalogue->albums(store.ada, std::span(&*song->albumKey, 1));
        QCOMPARE(store.faults(), std::vector<QString>{});
        const auto damaged = store.library->rows().write([&](storage::Connection& connection) {
            connection.exec(damage.toStdString().c_str());
        });
        QVERIFY(damaged);
        const bool ofAlbum = fault.startsWith(QStringLiteral("album"));
        QCOMPARE(store.faults(), std::vector{fault.arg(ofAlbum ? album->front()->id.toString()
                                                               : song->id.toString())});
    }

 private:
    static QString lines(const QStringList& list) { return list.join(QStringLiteral(", ")); }
    static QString titles(Store& store, const std::vector<SongKey>& keys) {
        const auto found = store.titles(keys);
        return lines({found.begin(), found.end()});
    }
    /// "name songs+albums" of each, in order.
    static QString artists(Store& store, const Session* who = nullptr) {
        const Session& viewer = who ? *who : store.ada;
        QStringList found;
        const auto keys = store.catalogue->listArtists(viewer);
        const auto rows = store.catalogue->artists(viewer, *keys);
        for (const auto& row : *rows)
            found += QStringLiteral("%1 %2+%3").arg(row->name).arg(row->songs).arg(row->albums);
        return lines(found);
    }
    static QString genres(Store& store, const Session* who = nullptr) {
        const Session& viewer = who ? *who : store.ada;
        QStringList found;
        const auto keys = store.catalogue->listGenres(viewer);
        const auto rows = store.catalogue->genres(viewer, *keys);
        for (const auto& row : *rows)
            found += QStringLiteral("%1 %2").arg(row->name).arg(row->songs);
        return lines(found);
    }
    static ArtistKey artist(Store& store, const char* name) {
        return store.catalogue->artistNamed(store.ada, QString::fromUtf8(name))
            ->value_or(ArtistKey());
    }
    static QString songsOfArtist(Store& store, const char* name) {
        SongQuery query;
        query.artist = artist(store, name);
        return titles(store, *store.catalogue->list(store.ada, query));
    }
    static QString songsOfGenre(Store& store, const char* name) {
        const auto keys = store.catalogue->listGenres(store.ada);
        const auto rows = store.catalogue->genres(store.ada, *keys);
        SongQuery query;
        query.genre = GenreKey();
        for (std::size_t i = 0; i < keys->size(); ++i)
            if ((*rows)[i]->name == QLatin1StringView(name))
                query.genre = (*keys)[i];
        return titles(store, *store.catalogue->list(store.ada, query));
    }
    static QString albumsOfArtist(Store& store, const char* name) {
        const auto keys = store.catalogue->listAlbums(store.ada, artist(store, name));
        const auto rows = store.catalogue->albums(store.ada, *keys);
        QStringList found;
        for (const auto& row : *rows)
            found += row->title;
        return lines(found);
    }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_catalogue_values.moc"
