// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStringEncoder>
#include <QtTest>
#include <map>

#include "core/catalogue/import_preview.h"
#include "tests/catalogue/importing.h"
#include "tests/support/id3.h"

using namespace linnet;
using namespace linnet::catalogue;
using namespace linnet::testing;
namespace fs = std::filesystem;
using State = PreviewedSong::State;

namespace {

QByteArray sound(int number) {
    Mp3Options options;
    options.seconds = 0.2;
    options.frequency = 300 + number;
    Mp3Tags none;
    none.kind = Mp3Tags::Kind::None;
    return mp3(none, options);
}

QByteArray song(int number, const char* title, const char* artist, const char* album, int track,
                const char* albumArtist = "") {
    Mp3Tags tags;
    tags.title = QString::fromUtf8(title);
    tags.artist = QString::fromUtf8(artist);
    tags.album = QString::fromUtf8(album);
    tags.albumArtist = QString::fromUtf8(albumArtist);
    if (track > 0)
        tags.track = QString::number(track);
    Mp3Options options;
    options.seconds = 0.2;
    options.frequency = 300 + number;
    return mp3(tags, options);
}

/// "Title by artist: a.mp3 b.mp3", sorted.
QStringList albumsOf(const PreviewedImport& preview) {
    QStringList lines;
    for (const PreviewedAlbum& album : preview.albums) {
        QStringList files;
        for (const std::size_t i : album.songs)
            files << QString::fromStdString(preview.songs[i].path.filename().string());
        files.sort();
        lines << QStringLiteral("%1 by %2: %3")
                     .arg(album.title, album.artist, files.join(QLatin1Char(' ')));
    }
    lines.sort();
    return lines;
}

QStringList albumsIn(Store& store) {
    std::map<std::int64_t, std::pair<QString, QStringList>> albums;
    for (const Song& one : allSongs(store)) {
        auto& [name, files] = albums[one.albumKey ? static_cast<std::int64_t>(*one.albumKey) : 0];
        files << one.fileName;
        if (one.albumKey) {
            const auto album = store.catalogue->albums(store.ada, std::array{*one.albumKey});
            name = QStringLiteral("%1 by %2").arg(album->front()->title, album->front()->artist);
        } else {
            name = QStringLiteral(" by ");
        }
    }
    QStringList lines;
    for (auto& [key, album] : albums) {
        album.second.sort();
        lines << album.first + QStringLiteral(": ") + album.second.join(QLatin1Char(' '));
    }
    lines.sort();
    return lines;
}

}  // namespace

class TestCataloguePreview : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_store = std::make_unique<Store>();
        m_music = std::make_unique<QTemporaryDir>();
        m_root = m_music->path().toStdString();
    }

    void itSays_whatTheImportDoes() {
        int number = 0;
        for (int i = 0; i < 6; ++i)
            put("Party/p" + std::to_string(i),
                song(++number, "x", ("Singer " + std::to_string(i)).c_str(), "Party", i + 1));
        for (int i = 0; i < 4; ++i)
            put("Solo/CD " + std::to_string(i / 2 + 1) + "/s" + std::to_string(i),
                song(++number, "x", i == 1 ? "Solo feat. Guest" : "Solo", "Long", i % 2 + 1));
        for (int i = 0; i < 4; ++i)
            put("Hits/h" + std::to_string(i),
                song(++number, "x", i < 2 ? "One" : "Two", "Greatest Hits", i % 2 + 1));
        put("Named/n1", song(++number, "x", "A", "Named", 1, "The Band"));
        put("Named/n2", song(++number, "x", "B", "named", 2));
        put("Loose/l1", song(++number, "x", "A", "", 0));
        put("Loose/l2", sound(++number));
        const QByteArray twice = song(++number, "x", "A", "Twice", 1);
        put("Twice/t1", twice);
        put("Twice/t2", twice);
        const QByteArray known = song(++number, "x", "A", "Known", 1);
        QVERIFY(m_store->catalogue->add(m_store->ada, {known, QStringLiteral("k.mp3"), {}}));
        put("Known/k", known);
        put("broken", "no music");
        writeFile(m_root / "cover.jpg", "passed over");

        const auto preview = look({m_root});
        QVERIFY(preview);
        const auto before = albumsIn(*m_store);
        QCOMPARE(before, QStringList(QStringLiteral("Known by A: k.mp3")));
        const ImportReport report = imported(*m_store, {m_root});
        auto after = albumsIn(*m_store);
        after.removeOne(before.front());
        QCOMPARE(albumsOf(*preview), after);
        QCOMPARE(count(*preview, State::New), report.added);
        QCOMPARE(count(*preview, State::AlreadyThere), report.alreadyThere);
        QCOMPARE(count(*preview, State::Refused), report.refused);
        for (const PreviewedSong& one : preview->songs)
            if (one.state == State::Refused)
                QCOMPARE(one.error.code, ErrorCode::NoAudio);
        // A second look finds nothing new.
        QVERIFY(look({m_root})->albums.empty());
    }

    void whatIsChosen_isAddedAsItWasShown() {
        int number = 100;
        for (int i = 0; i < 4; ++i)
            put("Party/p" + std::to_string(i),
                song(++number, "x", ("Singer " + std::to_string(i)).c_str(), "Party", i + 1));
        const auto preview = look({m_root});
        std::vector<fs::path> files;
        for (const PreviewedSong& one : preview->songs)
            files.push_back(one.path);
        imported(*m_store, files);
        QCOMPARE(albumsIn(*m_store), albumsOf(*preview));
    }

    void imagesNamedWithSongs_areNotShown() {
        put("a", song(150, "x", "A", "One", 1));
        writeFile(m_root / "cover.jpg", "an image");
        std::vector<fs::path> named{m_root / "cover.jpg"};
        QCOMPARE(look(named)->songs.size(), std::size_t{1});
        named.push_back(look({m_root})->songs.front().path);
        const auto preview = look(named);
        QCOMPARE(preview->songs.size(), std::size_t{1});
        QCOMPARE(count(*preview, State::New), std::int64_t{1});
    }

    void doubts_areNamed() {
        int number = 200;
        put("A/1", song(++number, "x", "Ann", "Whole", 1));
        put("A/2", song(++number, "x", "Ann", "Whole", 2));
        put("B/1", song(++number, "x", "Ann", "Gap", 1));
        put("B/3", song(++number, "x", "Ann", "Gap", 3));
        put("C/1", song(++number, "x", "Ann", "Mixed", 1));
        put("C/2", song(++number, "x", "Ben", "Mixed", 2));
        put("C/3", song(++number, "x", "Cem", "Mixed", 0));
        put("D/no artist", song(++number, "x", "", "", 0));
        put("E/untagged", sound(++number));
        QStringEncoder cyrillic("windows-1251");
        const QByteArray words = cyrillic(QStringLiteral("Звезда по имени Солнце"));
        put("F/old", id3v2(3, {id3Text(3, "TIT2", 0, words), id3Text(3, "TPE1", 0, words)}) +
                         sound(++number));
        const auto preview = look({m_root});
        QStringList albums;
        for (const PreviewedAlbum& album : preview->albums)
            for (const AlbumDoubt doubt : album.doubts)
                albums << album.title + QString::number(static_cast<int>(doubt));
        QCOMPARE(albums, QStringList({QStringLiteral("Gap1"), QStringLiteral("Mixed0")}));
        QStringList songs;
        for (const PreviewedSong& one : preview->songs)
            for (const SongDoubt doubt : one.doubts)
                songs << QString::fromStdString(one.path.stem().string()) +
                             QString::number(static_cast<int>(doubt));
        songs.sort();
        QCOMPARE(songs, QStringList({QStringLiteral("33"), QStringLiteral("no artist1"),
                                     QStringLiteral("old2"), QStringLiteral("untagged0")}));
        const auto old = std::ranges::find_if(
            preview->songs, [](const PreviewedSong& one) { return one.path.stem() == "old"; });
        QCOMPARE(old->fields.title, QStringLiteral("Звезда по имени Солнце"));
    }

    void stopped_isCancelled_andNothingIsAdded() {
        put("one", song(300, "x", "A", "B", 1));
        std::stop_source stop;
        stop.request_stop();
        PreviewProgress progress;
        const auto preview =
            previewImport(*m_store->catalogue, m_store->ada, {m_root}, stop.get_token(), progress);
        QCOMPARE(preview.error().code, ErrorCode::Cancelled);
        const Session expired = sessionOf(m_store->ada.user(), std::chrono::minutes(-1));
        PreviewProgress again;
        QCOMPARE(previewImport(*m_store->catalogue, expired, {m_root}, {}, again).error().code,
                 ErrorCode::Unauthorized);
        QCOMPARE(again.found.load(), std::int64_t{1});
        QCOMPARE(again.done.load(), std::int64_t{1});
        QCOMPARE(m_store->catalogue->counts(m_store->ada)->songs, std::int64_t{0});
    }

 private:
    void put(const std::string& name, const QByteArray& bytes) {
        writeFile(m_root / (name + ".mp3"), bytes);
    }
    Result<PreviewedImport> look(const std::vector<fs::path>& paths) {
        PreviewProgress progress;
        return previewImport(*m_store->catalogue, m_store->ada, paths, {}, progress);
    }
    static std::int64_t count(const PreviewedImport& preview, State state) {
        return std::ranges::count(preview.songs, state, &PreviewedSong::state);
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<QTemporaryDir> m_music;
    fs::path m_root;
};

QTEST_GUILESS_MAIN(TestCataloguePreview)
#include "tst_catalogue_preview.moc"
