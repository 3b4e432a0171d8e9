// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStringEncoder>
#include <QtTest>
#include <map>

#include "core/catalogue/export/tagged_copy.h"
#include "core/catalogue/tag_reader.h"
#include "tests/catalogue/importing.h"
#include "tests/support/id3.h"

using namespace linnet;
using namespace linnet::catalogue;
using namespace linnet::testing;
namespace fs = std::filesystem;

namespace {

/// A different sound each time, without tags.
QByteArray sound() {
    static int number = 0;
    Mp3Tags none;
    none.kind = Mp3Tags::Kind::None;
    Mp3Options options;
    options.seconds = 0.2;
    options.frequency = 200 + ++number;
    return mp3(none, options);
}

QByteArray in(const char* codec, const char* text) {
    return QStringEncoder(codec).encode(QString::fromUtf8(text));
}

QByteArray picture(int type, const QByteArray& mime, const QByteArray& bytes) {
    return id3Frame(3, "APIC",
                    QByteArray(1, '\0') + mime + QByteArray(1, '\0') + static_cast<char>(type) +
                        QByteArray(1, '\0') + bytes);
}

}  // namespace

/// A folder of files, each named after what is wrong with it.
class TestNasty : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        const fs::path root = m_music.path().toStdString();
        const auto file = [&](const char* folder, const char* name, const QByteArray& bytes) {
            writeFile(root / folder / name, bytes);
        };
        const auto title = [](int version, int encoding, const QByteArray& text) {
            return id3Text(version, version == 2 ? "TT2" : "TIT2", encoding, text);
        };

        // Versions and their quirks.
        file("a", "v2.2.mp3",
             id3v2(2, {title(2, 0, "Old"), id3Text(2, "TP1", 0, "Someone"),
                       id3Text(2, "TAL", 0, "Album"), id3Text(2, "TRK", 0, "3/9"),
                       id3Text(2, "TYE", 0, "1998"), id3Text(2, "TPA", 0, "2/2")}) +
                 sound());
        file("a", "UTF-16 little endian.mp3",
             id3v2(3, {title(3, 1, utf16(QStringLiteral("Тест ♫")))}) + sound());
        file("a", "UTF-16 big endian.mp3",
             id3v2(3, {title(3, 1, utf16(QStringLiteral("Тест ♫"), true))}) + sound());
        file(
            "a", "UTF-16 with a NUL at its end.mp3",
            id3v2(3, {title(3, 1, utf16(QStringLiteral("Тест")) + QByteArray(2, '\0'))}) + sound());
        file("a", "v2.4 with sizes as in v2.3.mp3",
             id3v2(4, {id3Frame(4, "TIT2", QByteArray(1, '\3') + QByteArray(200, 't'), true),
                       id3Text(4, "TPE1", 3, "Someone")}) +
                 sound());
        file("a", "two tags.mp3",
             id3v2(3, {title(3, 0, "First")}) + id3v2(3, {title(3, 0, "Second")}) + sound());
        file("a", "much padding.mp3", id3v2(3, {title(3, 0, "Padded")}, 100'000) + sound());
        file("a", "size beyond the file.mp3",
             id3v2(3, {title(3, 0, "Boasting")}).replace(6, 4, "\x7f\x7f\x7f\x7f") + sound());
        file(
            "a", "frame longer than the tag.mp3",
            id3v2(3, {title(3, 0, "Fits"), QByteArray("TPE1\0\xff\xff\xff\0\0\0A", 12)}) + sound());
        file("a", "frame without content.mp3",
             id3v2(3, {id3Frame(3, "TIT2", {}), id3Text(3, "TPE1", 0, "Someone")}) + sound());
        file("a", "title of blanks.mp3", id3v2(3, {title(3, 0, "   ")}) + sound());
        file("a", "title with a line break.mp3",
             id3v2(3, {title(3, 0, "One\r\nTwo\tThree")}) + sound());
        file("a", "ID3v1 alone.mp3", sound() + id3v1("Title", "Artist", "Album", "1977", 7));
        file("a", "ID3v1 padded with blanks.mp3",
             sound() + id3v1(QByteArray("Title").leftJustified(30), "Artist", "Album", "    "));
        file("a", "ID3v1 longer than ID3v2.mp3",
             id3v2(3, {title(3, 0, "From v2")}) + sound() + id3v1("From v1", "Artist", "Album"));

        // Values.
        file("b", "v2.4 artists parted by NUL.mp3",
             id3v2(4, {title(4, 3, "x"), id3Text(4, "TPE1", 3, QByteArray("Air\0Beck", 8))}) +
                 sound());
        file("b", "v2.3 artists parted by a slash.mp3",
             id3v2(3, {title(3, 0, "x"), id3Text(3, "TPE1", 0, "John Lennon/Paul McCartney")}) +
                 sound());
        file("b", "AC DC.mp3",
             id3v2(3, {title(3, 0, "x"), id3Text(3, "TPE1", 0, "AC/DC")}) + sound());
        file("b", "genre as a number.mp3",
             id3v2(3, {title(3, 0, "x"), id3Text(3, "TCON", 0, "(17)")}) + sound());
        file("b", "genres as numbers and words.mp3",
             id3v2(4, {title(4, 3, "x"), id3Text(4, "TCON", 3, QByteArray("8\0Bebop", 7))}) +
                 sound());
        file("b", "TYER and TDAT.mp3",
             id3v2(3, {title(3, 0, "x"), id3Text(3, "TYER", 0, "2003"),
                       id3Text(3, "TDAT", 0, "0105")}) +
                 sound());
        file("b", "year in words.mp3",
             id3v2(4, {title(4, 3, "x"), id3Text(4, "TDRC", 3, "May 2003")}) + sound());
        file("b", "year 0000.mp3",
             id3v2(4, {title(4, 3, "x"), id3Text(4, "TDRC", 3, "0000")}) + sound());
        file("b", "track of how many.mp3",
             id3v2(3, {title(3, 0, "x"), id3Text(3, "TRCK", 0, "01/12"),
                       id3Text(3, "TPOS", 0, "CD 2")}) +
                 sound());
        file("b", "track of a record's side.mp3",
             id3v2(3, {title(3, 0, "x"), id3Text(3, "TRCK", 0, "A1")}) + sound());
        file("b", "disc in the album.mp3",
             id3v2(3, {title(3, 0, "x"), id3Text(3, "TALB", 0, "The Wall (CD 2)")}) + sound());
        file("b", "comment of iTunes.mp3",
             id3v2(3, {title(3, 0, "x"),
                       id3Frame(3, "COMM", QByteArray("\0engiTunNORM\0 0000", 18))}) +
                 sound());
        file("b", "lyrics with times.mp3",
             id3v2(3,
                   {title(3, 0, "x"), id3Frame(3, "USLT", QByteArray("\0eng\0[00:01.00]La", 18))}) +
                 sound());
        QByteArray sylt("\0eng\2\1\0", 7);
        sylt += QByteArray("One \0\0\0\3\xe8", 9) + QByteArray("line\0\0\0\x05\xdc", 9) +
                QByteArray("\nTwo\0\0\0\x07\xd0", 9);
        file("b", "lyrics by syllables.mp3",
             id3v2(3, {title(3, 0, "x"), id3Frame(3, "SYLT", sylt),
                       id3Frame(3, "USLT", QByteArray("\0eng\0One line", 13))}) +
                 sound());

        // Pictures.
        const QByteArray small = pngImage(20, 20, 1);
        const QByteArray large = pngImage(60, 60, 2);
        file("c", "cover behind another picture.mp3",
             id3v2(3, {title(3, 0, "x"), picture(0, "image/png", large),
                       picture(3, "image/png", small)}) +
                 sound());
        file("c", "cover is a link.mp3",
             id3v2(3, {title(3, 0, "x"), picture(3, "-->", "http://example.org/a.jpg")}) + sound());
        file("c", "cover called a JPEG.mp3",
             id3v2(3, {title(3, 0, "x"), picture(3, "image/jpg", small)}) + sound());
        file("c", "cover is nothing.mp3",
             id3v2(3, {title(3, 0, "x"), picture(3, "image/png", {})}) + sound());

        // Encodings: each folder has its own.
        const auto old = [&](const char* folder, const char* codec, const char* name,
                             const char* song, const char* artist, const char* album) {
            file(folder, name,
                 id3v2(3, {title(3, 0, in(codec, song)), id3Text(3, "TPE1", 0, in(codec, artist)),
                           id3Text(3, "TALB", 0, in(codec, album))}) +
                     sound());
        };
        old("ru", "windows-1251", "cp1251.mp3", "Группа крови", "Кино", "Группа крови");
        old("ru", "windows-1251", "cp1251 of few letters.mp3", "Ты", "Кино", "Группа крови");
        file("ru", "cp1251 in ID3v1.mp3",
             sound() + id3v1(in("windows-1251", "Звезда по имени Солнце, которой нет"),
                             in("windows-1251", "Кино"), in("windows-1251", "Группа крови")));
        old("ja", "windows-31j", "Shift-JIS.mp3", "残酷な天使のテーゼ", "高橋洋子", "ソ連");
        file("ja", "Shift-JIS cut off in a character.mp3",
             sound() + id3v1(in("windows-31j", "xふたりでいつまでも歩いてゆこうね"),
                             in("windows-31j", "高橋洋子"), in("windows-31j", "ソ連")));
        old("zh", "GBK", "GBK.mp3", "月亮代表我的心", "邓丽君", "甜蜜蜜");
        old("tw", "Big5", "Big5.mp3", "月亮代表我的心", "鄧麗君", "甜蜜蜜");
        old("ko", "windows-949", "EUC-KR.mp3", "다시 만난 세계", "소녀시대", "소녀시대");
        old("fr", "windows-1252", "cp1252.mp3", "L’été indien", "Joe Dassin", "Été");
        old("u8", "UTF-8", "UTF-8 called Latin-1.mp3", "Ágætis byrjun", "Sigur Rós",
            "Ágætis byrjun");

        // No songs at all.
        file("d", "only a tag.mp3", id3v2(3, {title(3, 0, "Silence")}));
        file("d", "only padding.mp3", QByteArray(5000, '\0'));
        file("d", "only ID3v1.mp3", id3v1("Title", "Artist", "Album"));

        m_report = imported(m_store, {root});
        for (const Song& song : allSongs(m_store))
            m_songs[song.fileName] = song;
    }

    void file_isAddedRight_data() {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("artist");
        QTest::addColumn<QString>("album");
        const auto row = [](const char* name, const char* title, const char* artist = "",
                            const char* album = "") {
            QTest::newRow(name) << QString::fromUtf8(title) << QString::fromUtf8(artist)
                                << QString::fromUtf8(album);
        };
        row("v2.2", "Old", "Someone", "Album");
        row("UTF-16 little endian", "Тест ♫");
        row("UTF-16 big endian", "Тест ♫");
        row("UTF-16 with a NUL at its end", "Тест");
        row("v2.4 with sizes as in v2.3", std::string(200, 't').c_str(), "Someone");
        row("two tags", "First");
        row("much padding", "Padded");
        row("frame longer than the tag", "Fits");
        row("frame without content", "frame without content", "Someone");
        row("title of blanks", "title of blanks");
        row("title with a line break", "One Two Three");
        row("ID3v1 alone", "Title", "Artist", "Album");
        row("ID3v1 padded with blanks", "Title", "Artist", "Album");
        row("ID3v1 longer than ID3v2", "From v2", "Artist", "Album");
        row("v2.4 artists parted by NUL", "x", "Air; Beck");
        row("v2.3 artists parted by a slash", "x", "John Lennon; Paul McCartney");
        row("AC DC", "x", "AC/DC");
        row("disc in the album", "x", "", "The Wall");
        row("cp1251", "Группа крови", "Кино", "Группа крови");
        row("cp1251 of few letters", "Ты", "Кино", "Группа крови");
        row("cp1251 in ID3v1", "Звезда по имени Солнце, которо", "Кино", "Группа крови");
        row("Shift-JIS", "残酷な天使のテーゼ", "高橋洋子", "ソ連");
        row("Shift-JIS cut off in a character", "xふたりでいつまでも歩いてゆこ", "高橋洋子",
            "ソ連");
        row("GBK", "月亮代表我的心", "邓丽君", "甜蜜蜜");
        row("Big5", "月亮代表我的心", "鄧麗君", "甜蜜蜜");
        row("EUC-KR", "다시 만난 세계", "소녀시대", "소녀시대");
        row("cp1252", "L’été indien", "Joe Dassin", "Été");
        row("UTF-8 called Latin-1", "Ágætis byrjun", "Sigur Rós", "Ágætis byrjun");
    }
    void file_isAddedRight() {
        QFETCH(QString, title);
        QFETCH(QString, artist);
        QFETCH(QString, album);
        const Song* song = called(QTest::currentDataTag());
        QVERIFY(song);
        QCOMPARE(song->fields.title, title);
        QCOMPARE(song->fields.artist, artist);
        QCOMPARE(song->fields.album, album);
    }

    void numbersAndTexts_areRight() {
        const auto fields = [this](const char* name) {
            const Song* song = called(name);
            return song ? song->fields : SongFields{};
        };
        QCOMPARE(fields("v2.2").track, 3);
        QCOMPARE(fields("v2.2").disc, 2);
        QCOMPARE(fields("v2.2").year, 1998);
        QCOMPARE(fields("ID3v1 alone").track, 7);
        QCOMPARE(fields("ID3v1 alone").year, 1977);
        QVERIFY(!fields("ID3v1 padded with blanks").year);
        QCOMPARE(fields("genre as a number").genre, QStringLiteral("Rock"));
        QCOMPARE(fields("genres as numbers and words").genre, QStringLiteral("Jazz; Bebop"));
        QCOMPARE(fields("TYER and TDAT").year, 2003);
        QCOMPARE(fields("year in words").year, 2003);
        QVERIFY(!fields("year 0000").year);
        QCOMPARE(fields("track of how many").track, 1);
        QCOMPARE(fields("track of how many").disc, 2);
        QVERIFY(!fields("track of a record's side").track);
        QCOMPARE(fields("disc in the album").disc, 2);
        QCOMPARE(fields("comment of iTunes").comment, QString());
        QCOMPARE(fields("lyrics with times").lyrics, QStringLiteral("[00:01.00]La"));
        QCOMPARE(fields("lyrics by syllables").lyrics,
                 QStringLiteral("[00:01.00]One line\n[00:02.00]Two"));
    }

    void picture_isTheRightOne() {
        const auto width = [this](const char* name) -> int {
            const Song* song = called(name);
            if (song == nullptr || !song->artwork)
                return 0;
            const auto bytes = m_store.catalogue->artwork(m_store.ada, *song->artwork);
            return bytes ? static_cast<unsigned char>(bytes->at(19)) : -1;
        };
        QCOMPARE(width("cover behind another picture"), 20);
        QCOMPARE(width("cover is a link"), 0);
        QCOMPARE(width("cover called a JPEG"), 20);
        QCOMPARE(width("cover is nothing"), 0);
    }

    void file_isRefusedWithItsReason() {
        std::map<std::string, ErrorCode> refused;
        for (const ImportOutcome& outcome : m_report.outcomes)
            if (outcome.kind == ImportOutcome::Kind::Refused)
                refused[outcome.path.stem().native()] = outcome.error.code;
        const std::map<std::string, ErrorCode> expected{
            {"size beyond the file", ErrorCode::NoAudio},
            {"only a tag", ErrorCode::NoAudio},
            {"only padding", ErrorCode::NoAudio},
            {"only ID3v1", ErrorCode::NoAudio}};
        QCOMPARE(refused, expected);
    }

    void encodings_areReported() {
        std::map<TextEncoding, std::size_t> songs;
        for (const TextsReadAs& read : m_report.readAs) {
            songs[read.encoding] = read.songs.size();
            QVERIFY(!read.before.isEmpty());
            QVERIFY(read.before != read.after);
        }
        using enum TextEncoding;
        const std::map<TextEncoding, std::size_t> expected{{Cyrillic, 3},
                                                           {Japanese, 2},
                                                           {SimplifiedChinese, 1},
                                                           {TraditionalChinese, 1},
                                                           {Korean, 1},
                                                           {Western, 1},
                                                           {Utf8, 1}};
        QCOMPARE(songs, expected);
    }

    /// Out with what the library says, unchanged and changed, and each reads so again.
    void file_comesOutWithItsTags_data() {
        QTest::addColumn<bool>("changed");
        QTest::newRow("as they are") << false;
        QTest::newRow("all changed") << true;
    }
    void file_comesOutWithItsTags() {
        QFETCH(bool, changed);
        QVERIFY(m_songs.size() > 30);
        for (const auto& [name, song] : m_songs) {
            auto media = m_store.catalogue->audio(m_store.ada, song.id);
            QVERIFY(media);
            QByteArray bytes(static_cast<qsizetype>((*media)->size()), '\0');
            QVERIFY((*media)->read(0, std::as_writable_bytes(std::span(bytes))));
            SongFields fields = song.fields;
            QByteArray artwork = pngImage(30, 30, 0x808080);
            if (changed) {
                for (QString SongFields::*field :
                     {&SongFields::title, &SongFields::artist, &SongFields::albumArtist,
                      &SongFields::album, &SongFields::genre, &SongFields::composer,
                      &SongFields::comment, &SongFields::lyrics})
                    fields.*field = QStringLiteral("Новое") + fields.*field;
                fields.year = 2001;
                fields.track = 11;
                fields.disc = 3;
            } else if (song.artwork) {
                artwork = *m_store.catalogue->artwork(m_store.ada, *song.artwork);
            } else {
                artwork.clear();
            }
            const auto copy = taggedCopy(bytes, fields, artwork);
            QVERIFY2(copy, qPrintable(name));
            const Tags tags = readTags(*copy, song.fileName);
            QVERIFY2(tags.fields == fields, qPrintable(name));
            QVERIFY2(tags.artwork == artwork, qPrintable(name));
        }
    }

    void nothingIsWrong() { QCOMPARE(m_store.faults(), std::vector<QString>{}); }

 private:
    [[nodiscard]] const Song* called(const char* name) const {
        const auto it = m_songs.find(QString::fromUtf8(name) + QStringLiteral(".mp3"));
        return it == m_songs.end() ? nullptr : &it->second;
    }

    Store m_store;
    QTemporaryDir m_music;
    ImportReport m_report;
    std::map<QString, Song> m_songs;
};

QTEST_GUILESS_MAIN(TestNasty)
#include "tst_catalogue_nasty.moc"
