// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "core/catalogue/export/naming_pattern.h"
#include "core/catalogue/export/target_names.h"
#include "core/catalogue/song.h"

using namespace linnet;
using namespace linnet::catalogue;

class TestExportNames : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void parse_refusesWhatItDoesNotKnow_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("what");
        const auto row = [](const char* name, const char* pattern, const char* what) {
            QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(what);
        };
        row("an unknown field", "{artist}/{bpm}", "{bpm}");
        row("an open brace", "{artist}/{title", "{");
        row("a brace that closes nothing", "artist}", "}");
        row("an open bracket", "[{disc}-{title}", "[");
        row("a bracket that closes nothing", "{disc}]-{title}", "]");
        row("too many folders", "a/b/c/d/e/f/g/h/i/j/k/{title}", "/");
    }
    void parse_refusesWhatItDoesNotKnow() {
        QFETCH(QString, pattern);
        const auto parsed = NamingPattern::parse(pattern);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
        QTEST(parsed.error().detail, "what");
    }

    void pathOf_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* name, const QString& pattern, const char* path) {
            QTest::newRow(name) << pattern << QString::fromUtf8(path);
        };
        const auto text = [](const char* pattern) { return QString::fromUtf8(pattern); };
        row("standard", NamingPattern::standard(), "Björk/Post/2-03 Hyper-Ballad.mp3");
        row("original", NamingPattern::original(), "hyper_ballad.mp3");
        row("every field", text("{genre}, {composer}, {year}, {artist}, {albumartist}"),
            "Pop, Unknown composer, 1995, Björk, Björk.mp3");
        row("case and blanks in braces", text("{ Title }-{ALBUM}"), "Hyper-Ballad-Post.mp3");
        row("a bracket with nothing known", text("{title}[ ({composer})]"), "Hyper-Ballad.mp3");
        row("a bracket with something known", text("[{composer} ]{title}[ {composer}, {year}]"),
            "Hyper-Ballad , 1995.mp3");
        row("brackets in brackets", text("[{album}[ {composer}] {year}] {title}"),
            "Post 1995 Hyper-Ballad.mp3");
        row("a folder in brackets", text("[{composer}/]{title}"), "Hyper-Ballad.mp3");
        row("out of the folder", text("../../{title}"), "_/_/Hyper-Ballad.mp3");
        row("from the root", text("/etc/{title}"), "etc/Hyper-Ballad.mp3");
        row("a folder without a name", text("{album}//{title}"), "Post/Hyper-Ballad.mp3");
        row("nothing at all", text(""), "hyper_ballad.mp3");
        row("nothing behind the folder", text("{album}/"), "Post/hyper_ballad.mp3");
        row("another ending in the pattern", text("{title}.flac"), "Hyper-Ballad.flac.mp3");
        row("a backslash", text("{artist}\\{title}"), "Björk_Hyper-Ballad.mp3");
    }
    void pathOf() {
        QFETCH(QString, pattern);
        Song song;
        song.fields.title = QStringLiteral("Hyper-Ballad");
        song.fields.artist = QStringLiteral("Björk");
        song.fields.album = QStringLiteral("Post");
        song.fields.genre = QStringLiteral("Pop");
        song.fields.year = 1995;
        song.fields.track = 3;
        song.fields.disc = 2;
        song.fileName = QStringLiteral("hyper_ballad.MP3");
        const auto parsed = NamingPattern::parse(pattern);
        QVERIFY(parsed);
        QTEST(parsed->pathOf(song, QStringLiteral("mp3")), "path");
    }

    void pathOf_ofASongThatSaysNothing_hasAName() {
        Song song;
        song.fileName = QStringLiteral("rip 4.dat");
        QCOMPARE(
            NamingPattern::parse(NamingPattern::standard())->pathOf(song, QStringLiteral("ogg")),
            QStringLiteral("Unknown artist/Unknown album/rip 4.dat.ogg"));
    }

    void pathOf_withSlashesInTheTags_makesNoFolders() {
        Song song;
        song.fields.artist = QStringLiteral("AC/DC");
        song.fields.album = QStringLiteral("../../../etc");
        song.fields.title = QStringLiteral("What? \"Now\": <1|2*3>\\");
        QCOMPARE(
            NamingPattern::parse(NamingPattern::standard())->pathOf(song, QStringLiteral("mp3")),
            QStringLiteral("AC_DC/_.._.._etc/What_ 'Now'_ _1_2_3__.mp3"));
    }

    void legalName_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("legal");
        const auto row = [](const char* test, const QString& name, const QString& legal) {
            QTest::newRow(test) << name << legal;
        };
        row("as it is", QStringLiteral("Größe 東京 🎵"), QStringLiteral("Größe 東京 🎵"));
        row("dots at the ends", QStringLiteral("...And Justice for All..."),
            QStringLiteral("And Justice for All"));
        row("nothing but dots", QStringLiteral(".."), QStringLiteral("_"));
        row("nothing", QString(), QStringLiteral("_"));
        row("blanks", QStringLiteral("  a \t b  "), QStringLiteral("a b"));
        row("controls", QStringLiteral("a\u0001b\u007fc"), QStringLiteral("a_b_c"));
        row("text turned round", QStringLiteral("a\u202egpj.3pm"), QStringLiteral("a_gpj.3pm"));
        row("half a character", QStringLiteral("a") + QChar(0xd83c) + u'b', QStringLiteral("a_b"));
        row("marks apart", QStringLiteral("Bjo\u0308rk"), QStringLiteral("Björk"));
        row("a device", QStringLiteral("con"), QStringLiteral("con_"));
        row("a device with an ending", QStringLiteral("AUX.live"), QStringLiteral("AUX_.live"));
        row("a port", QStringLiteral("Lpt\u00b9"), QStringLiteral("Lpt\u00b9_"));
        row("no device", QStringLiteral("Common"), QStringLiteral("Common"));
        row("long", QString(300, u'a'), QString(200, u'a'));
        row("long in three bytes each", QString(100, QChar(0x6771)), QString(66, QChar(0x6771)));
        row("long in pairs", QStringLiteral("🎵").repeated(60), QStringLiteral("🎵").repeated(50));
        row("long with a dot at the cut", QString(199, u'a') + QStringLiteral(".b"),
            QString(199, u'a'));
    }
    void legalName() {
        QFETCH(QString, name);
        QTEST(catalogue::legalName(name), "legal");
    }

    void audioEndingOf() {
        QCOMPARE(catalogue::audioEndingOf(QStringLiteral("a.b.FLAC")), QStringLiteral("flac"));
        QCOMPARE(catalogue::audioEndingOf(QStringLiteral("Track No. 5")), QString());
        QCOMPARE(catalogue::audioEndingOf(QStringLiteral("mp3")), QString());
    }

    void claim_numbersWhatIsTaken_whateverTheCase() {
        TargetNames names;
        const auto free = [](const QString&) { return Standing::Free; };
        QCOMPARE(names.claim(QStringLiteral("A/song.mp3"), free).path,
                 QStringLiteral("A/song.mp3"));
        QCOMPARE(names.claim(QStringLiteral("a/SONG.mp3"), free).path,
                 QStringLiteral("A/SONG (2).mp3"));
        QCOMPARE(names.claim(QStringLiteral("A/song.mp3"), free).path,
                 QStringLiteral("A/song (3).mp3"));
        // A file is not called as a folder is.
        QCOMPARE(names.claim(QStringLiteral("A/x.mp3/y.mp3"), free).path,
                 QStringLiteral("A/x.mp3/y.mp3"));
        QCOMPARE(names.claim(QStringLiteral("a/X.mp3"), free).path, QStringLiteral("A/X (2).mp3"));
    }

    /// Wherever the export before it ended: each song has its file once, and what others put there
    /// stays.
    void claim_goesOnWhereAnExportEnded_data() {
        QTest::addColumn<bool>("reversed");
        QTest::newRow("in the same order") << false;
        QTest::newRow("the other way round") << true;
    }
    void claim_goesOnWhereAnExportEnded() {
        QFETCH(bool, reversed);
        struct Wish {
            QString path;
            int content;
        };
        const QString second = reversed ? QStringLiteral("A/x.mp3") : QStringLiteral("a/X.mp3");
        const std::vector<Wish> wishes{{QStringLiteral("A/x.mp3"), 1},
                                       {second, 2},
                                       {QStringLiteral("A/x.mp3"), 3},
                                       {QStringLiteral("A/y.mp3"), 4}};
        std::vector<Wish> again = wishes;
        if (reversed)
            std::ranges::reverse(again);
        for (std::size_t ended = 0; ended <= wishes.size(); ++ended) {
            std::map<QString, int> disk{{QStringLiteral("A/x.mp3"), 99}};
            const auto run = [&](std::span<const Wish> songs) {
                TargetNames names;
                for (const Wish& wish : songs) {
                    const auto target = names.claim(wish.path, [&](const QString& path) {
                        const auto there = disk.find(path);
                        return there == disk.end()             ? Standing::Free
                               : there->second == wish.content ? Standing::Same
                                                               : Standing::Other;
                    });
                    if (!target.there)
                        QVERIFY(disk.emplace(target.path, wish.content).second);
                }
            };
            run(std::span(wishes).first(ended));
            run(again);
            std::multiset<int> contents;
            std::set<QString> folded;
            for (const auto& [path, content] : disk) {
                contents.insert(content);
                folded.insert(path.toCaseFolded());
            }
            QCOMPARE(contents, (std::multiset<int>{1, 2, 3, 4, 99}));
            QCOMPARE(folded.size(), disk.size());
        }
    }
};

QTEST_APPLESS_MAIN(TestExportNames)
#include "tst_catalogue_export_names.moc"
