// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>

#include "core/catalogue/songs_table.h"
#include "storage/bind.h"
#include "tests/catalogue/rows.h"

using namespace linnet;
using namespace linnet::catalogue;
using testing::Mp3Tags;

namespace {

Mp3Tags tags(const QString& title, const QString& artist, const QString& album) {
    Mp3Tags tags;
    tags.title = title;
    tags.artist = artist;
    tags.album = album;
    return tags;
}

}  // namespace

class TestSearch : public QObject {
    Q_OBJECT

    testing::Store m_store;
    SongId m_green, m_feeling;

 private Q_SLOTS:
    void initTestCase() {
        Mp3Tags green = tags(QStringLiteral("Blue in Green"), QStringLiteral("Miles Davis"),
                             QStringLiteral("Kind of Blue"));
        green.genre = QStringLiteral("Jazz");
        green.date = QStringLiteral("1959");
        m_green = m_store.add(green);
        Mp3Tags what = tags(QStringLiteral("So What"), QStringLiteral("Miles Davis"),
                            QStringLiteral("Kind of Blue"));
        what.genre = QStringLiteral("Jazz");
        what.date = QStringLiteral("1959");
        m_store.add(what);
        m_store.add(
            tags(QStringLiteral("Blue"), QStringLiteral("Joni Mitchell"), QStringLiteral("Blue")));
        Mp3Tags feeling = tags(QStringLiteral("Feeling Blue"), QStringLiteral("Creedence"),
                               QStringLiteral("Willy and the Poor Boys"));
        feeling.albumArtist = QStringLiteral("John Fogerty");
        m_feeling = m_store.add(feeling);
        m_store.add(tags(QStringLiteral("Drive"), QStringLiteral("R.E.M."),
                         QStringLiteral("Automatic for the People")));
        Mp3Tags latin = tags(QStringLiteral("SAKURA in Latin"), QStringLiteral("Somebody"), {});
        latin.genre = QStringLiteral("Hip-Hop");
        m_store.add(latin);
        m_store.add(tags(QStringLiteral("Høstvise"), QStringLiteral("Ida Sørensen"),
                         QStringLiteral("Øst for Sol")));
        m_store.add(
            tags(QStringLiteral("群青日和"), QStringLiteral("東京事変"), QStringLiteral("教育")));
        m_store.add(tags(QStringLiteral("Thunderstruck"), QStringLiteral("AC/DC"),
                         QStringLiteral("The Razors Edge")));
        m_store.add(tags(QStringLiteral("ＳＡＫＵＲＡ"), QStringLiteral("いきものがかり"),
                         QStringLiteral("桜咲く街物語")));
        Mp3Tags duet = tags(QStringLiteral("Well, Needn't"),
                            QStringLiteral("Thelonious Monk; R.L. Burnside"), {});
        duet.genre = QStringLiteral("Bebop; Hard Bop");
        m_store.add(duet);
        SongFields fields = m_store.catalogue->details(m_store.ada, m_green)->fields;
        fields.composer = QStringLiteral("Bill Evans");
        QVERIFY(m_store.catalogue->update(m_store.ada, m_green, fields));
        played(m_store, m_feeling, 20, 80, true);
    }

    /// What the profile of `store` did with a song.
    static void played(testing::Store& store, SongId song, int plays, int rating, bool favourite) {
        const auto key = store.catalogue->get(store.ada, song)->key;
        const auto written = store.library->rows().write([&](storage::Connection& connection) {
            auto& statement = connection.prepare(
                "INSERT INTO song_stats (user_id, song_key, plays, rating, favourite) "
                "VALUES (?, ?, ?, ?, ?)");
            storage::bind(statement, 1, store.ada.user());
            storage::bind(statement, 2, static_cast<std::int64_t>(key));
            statement.bind(3, plays);
            statement.bind(4, rating);
            statement.bind(5, favourite ? 1 : 0);
            statement.exec();
        });
        QVERIFY(written);
    }

    void finds_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("titles");
        const auto row = [](const char* name, const QString& typed, const QStringList& titles) {
            QTest::newRow(name) << typed << titles;
        };
        row("the title first, then beginnings, then words", QStringLiteral("blue"),
            {QStringLiteral("Blue"), QStringLiteral("Blue in Green"),
             QStringLiteral("Feeling Blue"), QStringLiteral("So What")});
        row("each word a prefix, in any order", QStringLiteral("gre blu"),
            {QStringLiteral("Blue in Green")});
        row("title and artist together", QStringLiteral("so miles"), {QStringLiteral("So What")});
        row("artist by prefix", QStringLiteral("mile"),
            {QStringLiteral("So What"), QStringLiteral("Blue in Green")});
        row("without accents", QStringLiteral("sorensen"), {QStringLiteral("Høstvise")});
        row("with accents", QStringLiteral("SØRENSEN"), {QStringLiteral("Høstvise")});
        row("CJK by substring", QStringLiteral("京事"), {QStringLiteral("群青日和")});
        row("one CJK character", QStringLiteral("桜"), {QStringLiteral("ＳＡＫＵＲＡ")});
        row("full width", QStringLiteral("sakura -latin"), {QStringLiteral("ＳＡＫＵＲＡ")});
        row("with a slash", QStringLiteral("ac/dc"), {QStringLiteral("Thunderstruck")});
        row("the same without it", QStringLiteral("acdc"), {QStringLiteral("Thunderstruck")});
        row("a beginning of that", QStringLiteral("acd"), {QStringLiteral("Thunderstruck")});
        row("without its points", QStringLiteral("rem"), {QStringLiteral("Drive")});
        row("with its points", QStringLiteral("R.E.M."), {QStringLiteral("Drive")});
        row("a phrase", QStringLiteral("\"kind of\""),
            {QStringLiteral("So What"), QStringLiteral("Blue in Green")});
        row("a phrase is whole words", QStringLiteral("\"kind o\""), {});
        row("a phrase on its way is not", QStringLiteral("\"kind o"),
            {QStringLiteral("So What"), QStringLiteral("Blue in Green")});
        row("without a word", QStringLiteral("blue -miles"),
            {QStringLiteral("Blue"), QStringLiteral("Feeling Blue")});
        row("in the title only", QStringLiteral("title:blue -title:green"),
            {QStringLiteral("Blue"), QStringLiteral("Feeling Blue")});
        row("in the album", QStringLiteral("album:\"kind of blue\" green"),
            {QStringLiteral("Blue in Green")});
        row("of an artist", QStringLiteral("artist:miles"),
            {QStringLiteral("So What"), QStringLiteral("Blue in Green")});
        row("of an album artist", QStringLiteral("artist:fogerty"),
            {QStringLiteral("Feeling Blue")});
        row("of an artist without a slash", QStringLiteral("artist:acdc"),
            {QStringLiteral("Thunderstruck")});
        row("of a genre", QStringLiteral("genre:hiphop"), {QStringLiteral("SAKURA in Latin")});
        row("of a genre by its second word", QStringLiteral("genre:hop"),
            {QStringLiteral("SAKURA in Latin")});
        row("not of genres", QStringLiteral("blue -genre:jazz"),
            {QStringLiteral("Blue"), QStringLiteral("Feeling Blue")});
        row("of one genre among several", QStringLiteral("genre:bebop"),
            {QStringLiteral("Well, Needn't")});
        row("of another of them", QStringLiteral("genre:\"hard bop\""),
            {QStringLiteral("Well, Needn't")});
        row("not of one of them", QStringLiteral("well -genre:hard"), {});
        row("of an artist among several", QStringLiteral("artist:monk"),
            {QStringLiteral("Well, Needn't")});
        row("of one without points among several", QStringLiteral("artist:rl"),
            {QStringLiteral("Well, Needn't")});
        row("of both at once", QStringLiteral("burnside monk"), {QStringLiteral("Well, Needn't")});
        row("of both as they are shown",
            QStringLiteral("artist:\"thelonious monk; r.l. burnside\""),
            {QStringLiteral("Well, Needn't")});
        row("of a composer", QStringLiteral("composer:evans"), {QStringLiteral("Blue in Green")});
        row("a composer by words for everything", QStringLiteral("evans"),
            {QStringLiteral("Blue in Green")});
        row("of a year", QStringLiteral("year:1959"),
            {QStringLiteral("So What"), QStringLiteral("Blue in Green")});
        row("of years and words", QStringLiteral("blue year:1950..1969"),
            {QStringLiteral("Blue in Green"), QStringLiteral("So What")});
        row("not of years", QStringLiteral("miles -year:1959"), {});
        row("only what is not",
            QStringLiteral("-year:1959 -artist:joni -drive -artist:creedence "
                           "-artist:ac/dc -sakura -東京 -monk"),
            {QStringLiteral("Høstvise")});
        row("by length", QStringLiteral("blue length:>10m"), {});
        row("added lately", QStringLiteral("green added:<1d"), {QStringLiteral("Blue in Green")});
        row("added long ago", QStringLiteral("green added:>1d"), {});
        row("played", QStringLiteral("is:played"), {QStringLiteral("Feeling Blue")});
        row("favourites", QStringLiteral("blue is:favourite"), {QStringLiteral("Feeling Blue")});
        row("not favourites", QStringLiteral("blue -is:favourite -miles"),
            {QStringLiteral("Blue")});
        row("stars", QStringLiteral("rating:>=4"), {QStringLiteral("Feeling Blue")});
        row("fewer stars", QStringLiteral("title:blue rating:<4 -miles"), {QStringLiteral("Blue")});
        row("plays", QStringLiteral("plays:>10"), {QStringLiteral("Feeling Blue")});
        row("what is played before what is not", QStringLiteral("f"),
            {QStringLiteral("Feeling Blue"), QStringLiteral("Drive"), QStringLiteral("Høstvise")});
        row("one's own", QStringLiteral("is:own"), {});
        row("nothing like it", QStringLiteral("zzz"), {});
        row("an inner part of a word is no prefix", QStringLiteral("lue"), {});
        row("empty", QString(), {});
        row("FTS5 syntax is no syntax", QStringLiteral("\"blue NEAR( * ^ -"), {});
    }
    void finds() {
        QFETCH(QString, typed);
        QFETCH(QStringList, titles);
        const auto found = m_store.catalogue->search(m_store.ada, typed);
        QVERIFY(found);
        const auto names = m_store.titles(found->songs);
        QCOMPARE(QStringList(names.begin(), names.end()), titles);
        QVERIFY(!found->moreSongs);
        const auto count = m_store.catalogue->countFound(m_store.ada, typed);
        QCOMPARE(count->songs, titles.size());
        QVERIFY(count->exact);
    }

    void artists_areFoundByName_anyWordAndWithoutPunctuation() {
        const auto find = [this](const char* typed) {
            const auto found = m_store.catalogue->search(m_store.ada, QString::fromLatin1(typed));
            QStringList names;
            const auto artists = m_store.catalogue->artists(m_store.ada, found->artists);
            for (const auto& artist : *artists)
                names += artist->name;
            return names;
        };
        QCOMPARE(find("mi"),
                 (QStringList{QStringLiteral("Miles Davis"), QStringLiteral("Joni Mitchell")}));
        QCOMPARE(find("davis"), QStringList{QStringLiteral("Miles Davis")});
        QCOMPARE(find("acdc"), QStringList{QStringLiteral("AC/DC")});
        QCOMPARE(find("rem"), QStringList{QStringLiteral("R.E.M.")});
        QCOMPARE(find("artist:miles"), QStringList());
        const auto albums = m_store.catalogue->search(m_store.ada, QStringLiteral("acdc"))->albums;
        QCOMPARE(m_store.catalogue->albums(m_store.ada, albums)->front()->title,
                 QStringLiteral("The Razors Edge"));
        const auto genres = m_store.catalogue->search(m_store.ada, QStringLiteral("ja"))->genres;
        QCOMPARE(m_store.catalogue->genres(m_store.ada, genres)->front()->name,
                 QStringLiteral("Jazz"));
    }

    void nearestSpelling_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("meant");
        const auto row = [](const char* typed, const char* meant) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(meant);
        };
        row("gren", "green");
        row("bleu", "blue");
        row("thundrestruck", "thunderstruck");
        row("mitchel", "");  // a beginning of a word finds
        row("mitchal", "mitchell");
        row("kreedence", "creedence");
        row("credense", "creedence");
        row("miles davs", "miles davis");
        row("qqqqqq", "");
        row("zz", "");
        row("artist:mils", "");  // only what is typed for everything
    }
    void nearestSpelling() {
        QFETCH(QString, typed);
        QFETCH(QString, meant);
        const auto found = m_store.catalogue->search(m_store.ada, typed);
        QCOMPARE(found->didYouMean, meant);
    }

    void popular_isFoundAmongMany() {
        testing::Store store;
        SongId loved;
        const auto filled = store.library->rows().write([&](storage::Connection& connection) {
            for (int i = 0; i < 3'000; ++i) {
                Song song;
                song.id = SongId::generate();
                song.addedBy = store.ada.user();
                song.fields.title =
                    QStringLiteral("Tune Number %1").arg(i, 4, 10, QLatin1Char('0'));
                song.fields.artist = QStringLiteral("Somebody");
                song.fields.year = 1900 + i % 100;
                table::insertSong(connection, song);
                if (i == 2'500)
                    loved = song.id;
            }
        });
        QVERIFY(filled);
        played(store, loved, 3, 0, false);
        const auto best = [&](const char* typed) {
            const auto found = store.catalogue->search(store.ada, QString::fromLatin1(typed), 3);
            return store.titles(found->songs).front();
        };
        QCOMPARE(best("tune"), QStringLiteral("Tune Number 2500"));
        QCOMPARE(best("t"), QStringLiteral("Tune Number 2500"));
        QCOMPARE(best("somebody"), QStringLiteral("Tune Number 2500"));
        QCOMPARE(best("number some"), QStringLiteral("Tune Number 2500"));
        QCOMPARE(best("year:>=1900"), QStringLiteral("Tune Number 2500"));
        QCOMPARE(store.catalogue->countFound(store.ada, QStringLiteral("tune"))->songs, 3'000);
        QCOMPARE(store.catalogue->countFound(store.ada, QStringLiteral("tune year:1900"))->songs,
                 30);
    }

    void albums_areFoundByTitleAndArtist() {
        const auto found = m_store.catalogue->search(m_store.ada, QStringLiteral("kin"));
        QVERIFY(found);
        const auto albums = m_store.catalogue->albums(m_store.ada, found->albums);
        QCOMPARE(albums->size(), std::size_t{1});
        QCOMPARE(albums->front()->title, QStringLiteral("Kind of Blue"));
        QCOMPARE(m_store.catalogue->search(m_store.ada, QStringLiteral("joni"))->albums.size(),
                 std::size_t{1});
    }

    void limit_isKeptAndSaid() {
        const auto found = m_store.catalogue->search(m_store.ada, QStringLiteral("blue"), 2);
        QCOMPARE(found->songs.size(), std::size_t{2});
        QVERIFY(found->moreSongs);
    }

    /// Words that many songs have take another way than rare ones.
    void frequentWords_areFoundTogether() {
        testing::Store store;
        const auto filled = store.library->rows().write([&](storage::Connection& connection) {
            for (int i = 0; i < 1'000; ++i) {
                Song song;
                song.id = SongId::generate();
                song.addedBy = store.ada.user();
                song.fields.title = i % 2 == 0 ? QStringLiteral("Common Tune %1").arg(i)
                                               : QStringLiteral("Common Rhyme");
                song.fields.artist =
                    i % 10 == 0 ? QStringLiteral("Somebody Tall") : QStringLiteral("Somebody Else");
                table::insertSong(connection, song);
            }
        });
        QVERIFY(filled);
        const auto find = [&](const char* typed, std::size_t limit = 5'000) {
            return *store.catalogue->search(store.ada, QString::fromLatin1(typed), limit);
        };
        QCOMPARE(find("common").songs.size(), std::size_t{1'000});
        QCOMPARE(find("common tune").songs.size(), std::size_t{500});
        QCOMPARE(find("tun som").songs.size(), std::size_t{500});
        QCOMPARE(find("common tall").songs.size(), std::size_t{100});
        QCOMPARE(find("somebody 998").songs.size(), std::size_t{1});
        QCOMPARE(find("rhyme tall").songs.size(), std::size_t{0});
        QCOMPARE(find("common tune 998").songs.size(), std::size_t{1});
        QCOMPARE(find("common rhyme 998").songs.size(), std::size_t{0});
        QCOMPARE(find("som tune tall 99").songs.size(), std::size_t{1});
        QCOMPARE(find("998 common -rhyme").songs.size(), std::size_t{1});
        QCOMPARE(find("998 tune -else").songs.size(), std::size_t{0});
        QCOMPARE(find("common tune", 50).songs.size(), std::size_t{50});
        QVERIFY(find("common tune", 50).moreSongs);
        QVERIFY(!find("common tall", 100).moreSongs);
    }

    void edited_isFoundUnderItsNewName() {
        const SongId id = m_store.add(tags(QStringLiteral("Old Name"), {}, {}));
        SongFields fields;
        fields.title = QStringLiteral("Zebra Crossing");
        QVERIFY(m_store.catalogue->update(m_store.ada, id, fields));
        const auto find = [this](const char* text) {
            return m_store.catalogue->search(m_store.ada, QString::fromLatin1(text))->songs.size();
        };
        QCOMPARE(find("zebra"), std::size_t{1});
        QCOMPARE(find("old name"), std::size_t{0});
        QVERIFY(m_store.catalogue->remove(m_store.ada, std::span(&id, 1)));
        QCOMPARE(find("zebra"), std::size_t{0});
        QCOMPARE(m_store.faults(), std::vector<QString>{});
    }

    /// A change of so many songs that the index of words follows later: nobody notices.
    void changedByTheThousand_areFoundBeforeTheIndexHasFollowed() {
        testing::RowStore store;
        constexpr int kSongs = 3'000;
        for (int i = 0; i < kSongs; ++i)
            store.addTitle(QStringLiteral("Oldish %1").arg(i));
        auto& rows = store.library->rows();
        const auto due = [&] {
            return *rows.read([](storage::Connection& connection) {
                return connection.raw().execAndGet("SELECT count(*) FROM song_search_due").getInt();
            });
        };
        const auto count = [&](const char* typed) {
            return static_cast<int>(
                store.catalogue->countFound(store.ada, QString::fromLatin1(typed))->songs);
        };
        const auto found = [&](const char* typed) {
            const auto results =
                store.catalogue->search(store.ada, QString::fromLatin1(typed), kSongs);
            return static_cast<int>(results->songs.size());
        };
        QCOMPARE(due(), 0);
        QCOMPARE(count("oldish"), kSongs);
        std::promise<void> looked;
        std::promise<void> held;
        const auto changed = rows.write([&](storage::Connection& connection) {
            // Every second is another now, and every third is gone.
            connection.exec(
                "UPDATE songs SET title = 'Newish', title_folded = 'newish', release_year = 1984 "
                "WHERE key % 2 = 0; DELETE FROM songs WHERE key % 3 = 0;");
            rows.writeLater(
                [&](storage::Connection&) {
                    held.set_value();
                    looked.get_future().wait();
                },
                {});
        });
        QVERIFY(changed);
        held.get_future().wait();
        QCOMPARE(due(), kSongs * 2 / 3);
        const auto lookAtAll = [&] {
            for (const char* typed : {"newish", "newish year:1984", "newish -oldish"}) {
                QCOMPARE(count(typed), kSongs / 3);
                QCOMPARE(found(typed), kSongs / 3);
            }
            for (const char* typed : {"newish year:1985", "oldish year:1984", "oldish -oldish"}) {
                QCOMPARE(count(typed), 0);
                QCOMPARE(found(typed), 0);
            }
            QCOMPARE(count("oldish"), kSongs / 3);
            QCOMPARE(found("oldish"), kSongs / 3);
        };
        lookAtAll();
        looked.set_value();
        QTRY_COMPARE(due(), 0);
        lookAtAll();
        // FTS5's own comparison of index and songs.
        QVERIFY(rows.maintain([](storage::Connection& connection) {
            connection.exec(
                "INSERT INTO song_search (song_search, rank) VALUES ('integrity-check', 1)");
        }));
    }

    void anothersOwnSongs_areNotFound() {
        testing::Mp3Options options;
        options.seconds = 0.2;
        m_store.add(
            testing::mp3(tags(QStringLiteral("Secret Diary"), {}, QStringLiteral("Mine")), options),
            QStringLiteral("a.mp3"), Visibility::OnlyMe);
        QCOMPARE(m_store.catalogue->search(m_store.ada, QStringLiteral("secret"))->songs.size(),
                 std::size_t{1});
        const auto others = m_store.catalogue->search(m_store.bob, QStringLiteral("secret"));
        QVERIFY(others->songs.empty());
        QVERIFY(m_store.catalogue->search(m_store.bob, QStringLiteral("mine"))->albums.empty());
        QCOMPARE(m_store.catalogue->countFound(m_store.ada, QStringLiteral("secret"))->songs, 1);
        QCOMPARE(m_store.catalogue->countFound(m_store.bob, QStringLiteral("secret"))->songs, 0);
        QCOMPARE(m_store.catalogue->countFound(m_store.ada, QStringLiteral("is:own"))->songs, 1);
        QCOMPARE(m_store.catalogue->countFound(m_store.bob, QStringLiteral("is:own"))->songs, 0);
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_catalogue_search.moc"
