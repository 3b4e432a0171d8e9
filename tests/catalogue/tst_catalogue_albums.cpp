// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/catalogue/importing.h"
#include "tests/support/id3.h"

using namespace linnet;
using namespace linnet::catalogue;
using namespace linnet::testing;
namespace fs = std::filesystem;

namespace {

QByteArray song(const char* title, const char* artist, const char* album, int track,
                const char* albumArtist = "", int disc = 0) {
    static int number = 0;
    Mp3Tags tags;
    tags.kind = Mp3Tags::Kind::Id3v24;
    tags.title = QString::fromUtf8(title);
    tags.artist = QString::fromUtf8(artist);
    tags.album = QString::fromUtf8(album);
    tags.albumArtist = QString::fromUtf8(albumArtist);
    if (track > 0)
        tags.track = QString::number(track);
    if (disc > 0)
        tags.disc = QString::number(disc);
    Mp3Options options;
    options.seconds = 0.2;
    options.frequency = 300 + ++number;
    return mp3(tags, options);
}

/// "Title by artist: songs", sorted.
QStringList albumsOf(Store& store) {
    QStringList lines;
    const auto keys = store.catalogue->listAlbums(store.ada, AlbumSort::Title);
    const auto albums = store.catalogue->albums(store.ada, *keys);
    for (const auto& album : *albums)
        lines << QStringLiteral("%1 by %2: %3").arg(album->title, album->artist).arg(album->songs);
    lines.sort();
    return lines;
}

QStringList list(std::initializer_list<const char*> lines) {
    QStringList result;
    for (const char* line : lines)
        result << QString::fromUtf8(line);
    return result;
}

SongId named(Store& store, const char* title) {
    for (const Song& song : allSongs(store))
        if (song.fields.title == QString::fromUtf8(title))
            return song.id;
    return {};
}

}  // namespace

class TestAlbums : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_store = std::make_unique<Store>();
        m_music = std::make_unique<QTemporaryDir>();
        m_root = m_music->path().toStdString();
    }

    void aCompilationInAFolder_isOneAlbum() {
        for (int i = 0; i < 12; ++i)
            put("Party", i, song("x", ("Artist " + std::to_string(i)).c_str(), "Party", i + 1));
        const ImportReport report = imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store), list({"Party by Various Artists: 12"}));
        QCOMPARE(report.albumsAdded, std::int64_t{1});
    }

    void whatComesLater_joinsTheAlbumOfItsFolder() {
        put("Party", 1, song("a", "A", "Party", 1));
        put("Party", 2, song("b", "A", "Party", 2));
        imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store), list({"Party by A: 2"}));
        const AlbumKey before =
            m_store->catalogue->listAlbums(m_store->ada, AlbumSort::Title)->at(0);
        put("Party", 3, song("c", "C", "Party", 3));
        put("Party", 4, song("d", "D", "Party", 4));
        imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store), list({"Party by Various Artists: 4"}));
        QCOMPARE(m_store->catalogue->listAlbums(m_store->ada, AlbumSort::Title)->at(0), before);
    }

    void anAlbumWithGuests_isItsArtists() {
        put("x", 1, song("a", "Ilse Varga", "Windows", 1));
        put("x", 2, song("b", "Ilse Varga feat. Rui Andrade", "Windows", 2));
        put("x", 3, song("c", "Ilse Varga; Mori Tanaka", "Windows", 3));
        imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store), list({"Windows by Ilse Varga: 3"}));
    }

    void twoAlbumsOfOneTitle_stayTwo() {
        for (int i = 1; i <= 3; ++i) {
            put("hits", i, song("q", "Queen", "Greatest Hits", i));
            put("hits", 10 + i, song("a", "Abba", "Greatest Hits", i));
        }
        imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store),
                 list({"Greatest Hits by Abba: 3", "Greatest Hits by Queen: 3"}));
    }

    void anAlbumArtist_holdsAnAlbumTogether() {
        put("x", 1, song("a", "A", "Mix", 1, "DJ"));
        put("x", 2, song("b", "B", "Mix", 2, "DJ"));
        put("x", 3, song("c", "C", "Mix", 3));
        imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store), list({"Mix by DJ: 3"}));
    }

    void discs_areOneAlbumInOrder() {
        put("The Wall/CD 2", 1, song("Hey You", "Pink Floyd", "The Wall", 1));
        put("The Wall/CD 1", 1, song("In the Flesh?", "Pink Floyd", "The Wall", 1));
        put("other", 1, song("Vera", "Pink Floyd", "The Wall (Disc 2)", 2));
        imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store), list({"The Wall by Pink Floyd: 3"}));
        SongQuery query;
        query.album = m_store->catalogue->listAlbums(m_store->ada, AlbumSort::Title)->at(0);
        QCOMPARE(m_store->titles(*m_store->catalogue->list(m_store->ada, query)),
                 (std::vector<QString>{QStringLiteral("In the Flesh?"), QStringLiteral("Hey You"),
                                       QStringLiteral("Vera")}));
    }

    void compilationsOfOneTitleInTwoFolders_stayTwo() {
        for (const char* folder : {"one", "two"}) {
            put(folder, 1, song("a", "A", "Hits", 1));
            put(folder, 2, song("b", "B", "Hits", 2));
        }
        imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store),
                 list({"Hits by Various Artists: 2", "Hits by Various Artists: 2"}));
    }

    void anEditOfOneSong_leavesTheCompilationWhole() {
        for (int i = 1; i <= 4; ++i)
            put("x", i,
                song(std::to_string(i).c_str(), ("A" + std::to_string(i)).c_str(), "Mix", i));
        imported(*m_store, {m_root});
        const SongId id = named(*m_store, "2");
        SongFields fields = m_store->catalogue->details(m_store->ada, id)->fields;
        fields.title = QStringLiteral("Two");
        QVERIFY(m_store->catalogue->update(m_store->ada, id, fields));
        QCOMPARE(albumsOf(*m_store), list({"Mix by Various Artists: 4"}));
        fields.artist = QStringLiteral("Someone else");
        QVERIFY(m_store->catalogue->update(m_store->ada, id, fields));
        QCOMPARE(albumsOf(*m_store), list({"Mix by Various Artists: 4"}));
        fields.album = QStringLiteral("Another");
        QVERIFY(m_store->catalogue->update(m_store->ada, id, fields));
        QCOMPARE(albumsOf(*m_store),
                 list({"Another by Someone else: 1", "Mix by Various Artists: 3"}));
        QCOMPARE(m_store->faults(), std::vector<QString>{});
    }

    void albumsMadeOneByHand_stayOneThroughEditsAndReimports() {
        put("x", 1, song("a", "A", "One", 1));
        put("x", 2, song("b", "A", "One", 2));
        put("y", 1, song("c", "A", "One (Bonus)", 1));
        imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store).size(), 2);
        const SongId c = named(*m_store, "c");
        const std::vector<SongId> all{named(*m_store, "a"), named(*m_store, "b"), c};
        QVERIFY(m_store->catalogue->gather(m_store->ada, all));
        QCOMPARE(albumsOf(*m_store), list({"One by A: 3"}));

        SongFields fields = m_store->catalogue->details(m_store->ada, c)->fields;
        fields.artist = QStringLiteral("B");
        fields.album = QStringLiteral("Quite another");
        QVERIFY(m_store->catalogue->update(m_store->ada, c, fields));
        QCOMPARE(albumsOf(*m_store), list({"One by A: 3"}));

        QVERIFY(m_store->catalogue->remove(m_store->ada, all));
        imported(*m_store, {m_root});
        QCOMPARE(albumsOf(*m_store), list({"One by A: 3"}));
        QCOMPARE(m_store->faults(), std::vector<QString>{});
    }

    void songsSplitOff_areAnAlbumOfTheirOwn() {
        for (int i = 1; i <= 4; ++i)
            put("x", i, song(std::to_string(i).c_str(), "A", "Both", i));
        imported(*m_store, {m_root});
        const std::vector<SongId> two{named(*m_store, "3"), named(*m_store, "4")};
        QVERIFY(m_store->catalogue->gather(m_store->ada, two));
        QCOMPARE(albumsOf(*m_store), list({"Both by A: 2", "Both by A: 2"}));
        // The title follows what most of its songs say.
        for (const SongId& id : two) {
            SongFields fields = m_store->catalogue->details(m_store->ada, id)->fields;
            fields.album = QStringLiteral("Second half");
            QVERIFY(m_store->catalogue->update(m_store->ada, id, fields));
        }
        QCOMPARE(albumsOf(*m_store), list({"Both by A: 2", "Second half by A: 2"}));
        const auto found = m_store->catalogue->search(m_store->ada, QStringLiteral("second"));
        QCOMPARE(found->albums.size(), std::size_t{1});
    }

    void articlesAndSortNames_decideTheOrderOnly() {
        int number = 0;
        const auto add = [&](const char* artist, const char* sortName = nullptr) {
            QList<QByteArray> frames{
                id3Text(4, "TIT2", 3, QByteArray("Song ") + QByteArray::number(++number)),
                id3Text(4, "TPE1", 3, artist), id3Text(4, "TALB", 3, artist)};
            if (sortName != nullptr)
                frames << id3Text(4, "TSOP", 3, sortName);
            Mp3Tags none;
            none.kind = Mp3Tags::Kind::None;
            Mp3Options options;
            options.seconds = 0.2;
            options.frequency = 900 + number;
            m_store->add(id3v2(4, frames) + mp3(none, options));
        };
        add("The Zombies");
        add("Yes");
        add("Die Ärzte");
        add("David Bowie", "Bowie, David");
        add("Cat Power");
        const auto artists = [this](bool descending) {
            SongQuery query;
            query.sort = SongSort::Artist;
            query.descending = descending;
            const auto keys = m_store->catalogue->list(m_store->ada, query);
            QStringList names;
            const auto songs = m_store->catalogue->songs(m_store->ada, *keys);
            for (const auto& song : *songs)
                names << song->fields.artist;
            return names;
        };
        const QStringList order =
            list({"Die Ärzte", "David Bowie", "Cat Power", "Yes", "The Zombies"});
        QCOMPARE(artists(false), order);
        QStringList backwards = order;
        std::ranges::reverse(backwards);
        QCOMPARE(artists(true), backwards);
        const auto keys = m_store->catalogue->listAlbums(m_store->ada, AlbumSort::Artist);
        QStringList albums;
        const auto rows = m_store->catalogue->albums(m_store->ada, *keys);
        for (const auto& album : *rows)
            albums << album->artist;
        QCOMPARE(albums, order);
    }

    void whatCannotBeOneAlbum_isSaid() {
        const SongId mine =
            m_store->add(song("a", "A", "One", 1), QStringLiteral("a.mp3"), Visibility::OnlyMe);
        const SongId everyones = m_store->add(song("b", "A", "One", 2));
        const std::vector<SongId> both{mine, everyones};
        QCOMPARE(m_store->catalogue->gather(m_store->ada, both).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(m_store->catalogue->gather(m_store->ada, {}).error().code,
                 ErrorCode::InvalidInput);
        QCOMPARE(m_store->catalogue->gather(m_store->bob, std::span(&mine, 1)).error().code,
                 ErrorCode::NotFound);
    }

    void theCoverBesideTheSongs_isTakenWhereASongHasNone() {
        const QByteArray front = pngImage(30, 30, 1);
        put("x", 1, song("a", "A", "One", 1));
        put("x/CD2", 1, song("b", "A", "One", 1));
        writeFile(m_root / "x" / "Folder.JPG", pngImage(31, 31, 2));
        writeFile(m_root / "x" / "cover.png", front);
        writeFile(m_root / "x" / "back.png", pngImage(32, 32, 3));
        put("y", 1, song("c", "B", "Two", 1));
        writeFile(m_root / "y" / "cover.jpg", "not an image");
        Mp3Tags own;
        own.title = QStringLiteral("d");
        own.artwork = pngImage(33, 33, 4);
        writeFile(m_root / "x" / "own.mp3", mp3(own));
        imported(*m_store, {m_root});
        const auto artwork = [this](const char* title) {
            const auto song = m_store->catalogue->get(m_store->ada, named(*m_store, title));
            return song->artwork ? *m_store->catalogue->artwork(m_store->ada, *song->artwork)
                                 : QByteArray();
        };
        QCOMPARE(artwork("a"), front);
        QCOMPARE(artwork("b"), front);
        QCOMPARE(artwork("c"), QByteArray());
        QCOMPARE(artwork("d"), own.artwork);
    }

    void theCoverNamedWithTheSongs_isTakenBeforeAnotherOne() {
        const QByteArray front = pngImage(30, 30, 1);
        put("x", 1, song("a", "A", "One", 1));
        put("x", 2, song("b", "A", "One", 2));
        put("x/CD2", 1, song("c", "A", "One", 1));
        put("y", 1, song("d", "B", "Two", 1));
        writeFile(m_root / "x" / "cover.png", pngImage(31, 31, 2));
        writeFile(m_root / "x" / "front.png", front);
        writeFile(m_root / "y" / "back.png", pngImage(32, 32, 3));
        const ImportReport report = imported(
            *m_store, {m_root / "x" / "1.mp3", m_root / "x" / "CD2", m_root / "y" / "1.mp3",
                       m_root / "x" / "front.png", m_root / "y" / "back.png"});
        QCOMPARE(report.refused, std::int64_t{0});
        const auto artwork = [this](const char* title) {
            const auto song = m_store->catalogue->get(m_store->ada, named(*m_store, title));
            return song->artwork ? *m_store->catalogue->artwork(m_store->ada, *song->artwork)
                                 : QByteArray();
        };
        QCOMPARE(artwork("a"), front);
        QCOMPARE(artwork("c"), front);
        QCOMPARE(artwork("d"), QByteArray());
        // Of what is added later nothing was said.
        imported(*m_store, {m_root / "x" / "2.mp3"});
        QCOMPARE(artwork("b"), pngImage(31, 31, 2));
    }

 private:
    void put(const std::string& folder, int number, const QByteArray& bytes) {
        writeFile(m_root / folder / (std::to_string(number) + ".mp3"), bytes);
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<QTemporaryDir> m_music;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestAlbums)
#include "tst_catalogue_albums.moc"
