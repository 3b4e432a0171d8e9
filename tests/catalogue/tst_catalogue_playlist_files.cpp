// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QUrl>

#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_file.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "tests/catalogue/rows.h"

namespace {

using namespace linnet;
using namespace linnet::catalogue;
using namespace std::chrono_literals;
using testing::Store;

struct Files : Store {
    Files() {
        for (int i = 0; i < 4; ++i) {
            testing::Mp3Options options;
            options.seconds = 0.2;
            bytes.push_back(testing::mp3(testing::songTags(i), options));
            ids.push_back(add(bytes.back(), QStringLiteral("Lied %1.mp3").arg(i)));
            keys.push_back(catalogue->get(ada, ids.back())->key);
        }
    }
    std::filesystem::path at(const char* name) const { return path() / "files" / name; }
    PlaylistService::Imported import(const char* name, const QByteArray& content) {
        testing::writeFile(at(name), content);
        auto imported = playlists.importFile(ada, QString::fromStdString(at(name).string()));
        if (!imported)
            qFatal("not imported: %s", qPrintable(imported.error().detail));
        return *imported;
    }
    std::vector<SongKey> held(PlaylistId id) {
        auto entries = *playlists.songs(ada, id);
        std::ranges::transform(entries, entries.begin(), songOf);
        return entries;
    }

    std::vector<QByteArray> bytes;
    std::vector<SongId> ids;
    std::vector<SongKey> keys;
    PlaylistService& playlists = catalogue->playlists();
};

class TestPlaylistFiles : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void file_isRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("format");
        QTest::addColumn<QStringList>("entries");  // "location|artist|title|seconds"
        const auto row = [](const char* name, const char* bytes, PlaylistFormat format,
                            QStringList entries) {
            QTest::newRow(name) << QByteArray(bytes) << static_cast<int>(format) << entries;
        };
        const auto text = [](const char* utf8) { return QString::fromUtf8(utf8); };
        constexpr auto m3u = PlaylistFormat::M3u;
        constexpr auto pls = PlaylistFormat::Pls;
        constexpr auto xspf = PlaylistFormat::Xspf;
        row("m3u of paths", "a.mp3\n/b/c.mp3\n", m3u, {text("a.mp3|||"), text("/b/c.mp3|||")});
        row("m3u with CRLF and empty lines", "#EXTM3U\r\n\r\n#EXTINF:12,Ann - One\r\na.mp3\r\n",
            m3u, {text("a.mp3|Ann|One|12")});
        row("m3u with CR alone", "a.mp3\rb.mp3", m3u, {text("a.mp3|||"), text("b.mp3|||")});
        row("m3u with a byte order mark",
            "\xef\xbb\xbf"
            "#EXTM3U\nå.mp3\n",
            m3u, {text("å.mp3|||")});
        row("m3u in UTF-8", "#EXTINF:3,Björk - Jóga\nJóga.mp3\n", m3u,
            {text("Jóga.mp3|Björk|Jóga|3")});
        row("m3u in Latin-1", "#EXTINF:3,Bj\xf6rk - J\xf3ga\nJ\xf3ga.mp3\n", m3u,
            {text("Jóga.mp3|Björk|Jóga|3")});
        row("m3u with a live length", "#EXTINF:-1,Radio\nhttp://radio.example/\n", m3u,
            {text("http://radio.example/||Radio|")});
        row("m3u with attributes", "#EXTINF:7 logo=\"a, b\",Ann - One\na.mp3\n", m3u,
            {text("a.mp3|Ann|One|7")});
        row("m3u where only the title has a dash", "#EXTINF:7,One-Two\na.mp3\n", m3u,
            {text("a.mp3||One-Two|7")});
        row("m3u with other comments", "# by hand\n#EXTGRP:x\na.mp3\n", m3u, {text("a.mp3|||")});
        row("m3u without anything", "", m3u, {});
        row("pls",
            "[playlist]\nFile2=b.mp3\nTitle2=Two\nFile1=a.mp3\nTitle1=Ann - One\n"
            "Length1=61\nLength2=-1\nNumberOfEntries=2\nVersion=2\n",
            pls, {text("a.mp3|Ann|One|61"), text("b.mp3||Two|")});
        row("pls with other cases", "[Playlist]\r\nfile1=a=b.mp3\r\n", pls, {text("a=b.mp3|||")});
        row("xspf",
            "<?xml version='1.0' encoding='UTF-8'?><playlist version='1' "
            "xmlns='http://xspf.org/ns/0/'><title>T</title><trackList><track><location>a%20b.mp3"
            "</location><creator>Ann &amp; Bo</creator><title>One</title><duration>61500</duration>"
            "<extension application='x'><title>no</title></extension></track><track><title>Only"
            "</title></track></trackList></playlist>",
            xspf, {text("a b.mp3|Ann & Bo|One|61.5"), text("||Only|")});
        row("xspf in Latin-1",
            "<?xml version='1.0' encoding='ISO-8859-1'?><playlist><trackList><track><title>J\xf3ga"
            "</title></track></trackList></playlist>",
            xspf, {text("||Jóga|")});
    }
    void file_isRead() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, format);
        QFETCH(QStringList, entries);
        const auto file = parsePlaylist(bytes, PlaylistFormat(format));
        QVERIFY(file);
        QStringList read;
        for (const FileEntry& entry : file->entries) {
            read += QStringList{entry.location, entry.artist, entry.title,
                                entry.duration
                                    ? QString::number(static_cast<double>(entry.duration->count()) /
                                                      1000)
                                    : QString()}
                        .join(u'|');
        }
        QCOMPARE(read, entries);
    }

    void brokenFile_isRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("format");
        QTest::newRow("m3u in UTF-16") << QByteArray(
                                              "\xff\xfe"
                                              "a\0.\0",
                                              6)
                                       << static_cast<int>(PlaylistFormat::M3u);
        QTest::newRow("pls without its heading")
            << QByteArray("File1=a.mp3\n") << static_cast<int>(PlaylistFormat::Pls);
        QTest::newRow("xspf that ends")
            << QByteArray("<playlist><trackList><track>") << static_cast<int>(PlaylistFormat::Xspf);
        QTest::newRow("xspf that is something else")
            << QByteArray("<html></html>") << static_cast<int>(PlaylistFormat::Xspf);
        QTest::newRow("xspf that is empty")
            << QByteArray() << static_cast<int>(PlaylistFormat::Xspf);
    }
    void brokenFile_isRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, format);
        const auto file = parsePlaylist(bytes, PlaylistFormat(format));
        QVERIFY(!file);
        QCOMPARE(file.error().code, ErrorCode::Unsupported);
    }

    void whatIsWritten_isReadAgain_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("m3u") << static_cast<int>(PlaylistFormat::M3u);
        QTest::newRow("pls") << static_cast<int>(PlaylistFormat::Pls);
        QTest::newRow("xspf") << static_cast<int>(PlaylistFormat::Xspf);
    }
    void whatIsWritten_isReadAgain() {
        QFETCH(int, format);
        PlaylistFile file;
        file.title = QStringLiteral("Sunday <kitchen> & “more”");
        file.entries = {
            {QStringLiteral("a b%20c.mp3"),
             QStringLiteral("One"),
             QStringLiteral("Ann"),
             {},
             61s,
             QString(64, u'a')},
            {QStringLiteral("#hash.mp3"), QStringLiteral("Jóga"), {}, {}, 3s, QString(64, u'b')},
            {QStringLiteral("夜.flac"),
             QStringLiteral("夜の庭"),
             QStringLiteral("青木"),
             {},
             {},
             {}},
        };
        const auto back =
            parsePlaylist(playlistBytes(file, PlaylistFormat(format)), PlaylistFormat(format));
        QVERIFY(back);
        QCOMPARE(back->title, file.title);
        QCOMPARE(back->entries.size(), file.entries.size());
        if (format == static_cast<int>(PlaylistFormat::M3u))
            file.entries[1].location.prepend(QStringLiteral("./"));
        for (std::size_t i = 0; i < file.entries.size(); ++i)
            QVERIFY2(back->entries[i] == file.entries[i], qPrintable(back->entries[i].location));
    }

    /// Export and import give the same list, here and in another library that holds the songs.
    void exportedPlaylist_comesBackTheSame_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("m3u8") << QStringLiteral("out.m3u8");
        QTest::newRow("pls") << QStringLiteral("out.pls");
        QTest::newRow("xspf") << QStringLiteral("out.xspf");
    }
    void exportedPlaylist_comesBackTheSame() {
        QFETCH(QString, name);
        Files f;
        const std::vector<SongKey> songs{f.keys[2], f.keys[0], f.keys[2], f.keys[3]};
        const PlaylistId id = *f.playlists.create(f.ada, QStringLiteral("Sunday & co"), songs);
        const QString path = f.folder.filePath(name);
        QVERIFY(f.playlists.exportFile(f.ada, id, path));
        const auto back = f.playlists.importFile(f.ada, path);
        QVERIFY(back);
        QCOMPARE(back->name, QStringLiteral("Sunday & co"));
        QCOMPARE(back->found, 4);
        QVERIFY(back->missing.empty() && back->otherFiles.empty());
        QVERIFY(back->playlist != id);
        QCOMPARE(f.held(back->playlist), songs);

        Store other;
        PlaylistService& playlists = other.catalogue->playlists();
        std::vector<SongKey> keys(4);
        for (const std::size_t i : {3U, 2U, 1U, 0U})
            keys[i] = other.catalogue
                          ->get(other.ada, other.add(f.bytes[i], QStringLiteral("other name.mp3")))
                          ->key;
        const auto there = playlists.importFile(other.ada, path);
        QVERIFY(there);
        QCOMPARE(*playlists.songs(other.ada, there->playlist, 2),
                 (std::vector<SongKey>{keys[2], keys[0]}));
        QCOMPARE(there->found, 4);
    }

    void entries_areFoundByContentNameOrTags() {
        Files f;
        testing::writeFile(f.at("renamed/x y.mp3"), f.bytes[1]);
        const auto tags = testing::songTags(2);
        const QByteArray content =
            "#EXTM3U\n"
            "renamed/x y.mp3\n"          // by its bytes
            "C:\\Music\\Lied 0.mp3\n" +  // by its name
            QByteArray("#EXTINF:-1,") +
            tags.artist.toUtf8() + " - " + tags.title.toUpper().toUtf8() +
            "\nnowhere.mp3\n" +  // by its tags
            QUrl::fromLocalFile(QString::fromStdString(f.at("renamed/x y.mp3").string()))
                .toEncoded() +
            "\nrenamed\\x y.mp3\n";
        const auto imported = f.import("mixed.m3u", content);
        QCOMPARE(imported.name, QStringLiteral("mixed"));
        QCOMPARE(f.held(imported.playlist),
                 (std::vector<SongKey>{f.keys[1], f.keys[0], f.keys[2], f.keys[1], f.keys[1]}));
    }

    void whatIsNotFound_isReported_andFoundOnceItIsImported() {
        Files f;
        testing::Mp3Options options;
        options.seconds = 0.2;
        const QByteArray fresh = testing::mp3(testing::songTags(9), options);
        testing::writeFile(f.at("new.mp3"), fresh);
        const auto imported =
            f.import("some.m3u8",
                     "#EXTINF:5,Nobody - "
                     "Nothing\ngone.mp3\nnew.mp3\nhttps://radio.example/stream\nLied 3.mp3\n");
        QCOMPARE(imported.found, 1);
        QCOMPARE(imported.missing,
                 (std::vector<QString>{QStringLiteral("Nobody – Nothing"),
                                       QStringLiteral("https://radio.example/stream")}));
        QCOMPARE(imported.otherFiles,
                 std::vector<QString>{QString::fromStdString(f.at("new.mp3").string())});
        const SongId added = f.add(fresh, QStringLiteral("new.mp3"));
        const auto again = f.playlists.importFile(
            f.ada, QString::fromStdString(f.at("some.m3u8").string()), imported.playlist);
        QVERIFY(again);
        QCOMPARE(again->playlist, imported.playlist);
        QCOMPARE(f.held(imported.playlist),
                 (std::vector<SongKey>{f.catalogue->get(f.ada, added)->key, f.keys[3]}));
        QCOMPARE(f.playlists.list(f.ada)->size(), 1U);
    }

    void anEntry_namesAllOfItsArtists_orOne() {
        testing::RowStore f;
        PlaylistService& playlists = f.catalogue->playlists();
        Song song;
        song.fields.title = QStringLiteral("Duet");
        song.fields.artist = QStringLiteral("Ann; Bo");
        const SongKey duet = f.addRow(song);
        for (const char* artist : {"Ann; Bo", "Bo", "ANN"}) {
            const QString path = f.folder.filePath(QStringLiteral("a.m3u"));
            testing::writeFile(path.toStdString(),
                               QByteArray("#EXTINF:-1,") + artist + " - Duet\nx.mp3\n");
            const auto found = playlists.importFile(f.ada, path);
            QVERIFY(found);
            QCOMPARE(*playlists.songs(f.ada, found->playlist), std::vector<SongKey>{duet});
        }
    }

    /// Several songs have that title: none is taken at random.
    void ambiguousEntry_isNotGuessed() {
        testing::RowStore f;
        PlaylistService& playlists = f.catalogue->playlists();
        Song song;
        song.fields.title = QStringLiteral("Intro");
        song.fields.artist = QStringLiteral("Ann");
        song.duration = 60s;
        f.addRow(song);
        song.duration = 180s;
        const SongKey longer = f.addRow(song);
        const auto at = [&](const char* name) {
            return f.folder.filePath(QString::fromLatin1(name));
        };
        testing::writeFile(at("a.m3u").toStdString(), "#EXTINF:-1,Ann - Intro\nx.mp3\n");
        QCOMPARE(playlists.importFile(f.ada, at("a.m3u"))->found, 0);
        testing::writeFile(at("b.m3u").toStdString(), "#EXTINF:181,Ann - Intro\nx.mp3\n");
        const auto found = playlists.importFile(f.ada, at("b.m3u"));
        QCOMPARE(*playlists.songs(f.ada, found->playlist), std::vector<SongKey>{longer});
    }

    void fileThatIsNone_isRefused() {
        Files f;
        const auto refused = [&](const QString& path) {
            return f.playlists.importFile(f.ada, path).error().code;
        };
        QCOMPARE(refused(f.folder.filePath(QStringLiteral("no.m3u"))), ErrorCode::Unreadable);
        QCOMPARE(refused(f.folder.filePath(QStringLiteral("a.txt"))), ErrorCode::Unsupported);
        testing::writeFile(f.at("a.xspf"), "<broken");
        QCOMPARE(refused(QString::fromStdString(f.at("a.xspf").string())), ErrorCode::Unsupported);
        QVERIFY(f.playlists.list(f.ada)->empty());
        const PlaylistId id = *f.playlists.create(f.ada, QStringLiteral("Road"), f.keys);
        QCOMPARE(f.playlists.exportFile(f.ada, id, QStringLiteral("/nowhere/a.m3u8")).error().code,
                 ErrorCode::Unreadable);
        QCOMPARE(f.playlists.exportFile(f.ada, id, f.folder.filePath(QStringLiteral("a.txt")))
                     .error()
                     .code,
                 ErrorCode::Unsupported);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaylistFiles)
#include "tst_catalogue_playlist_files.moc"
