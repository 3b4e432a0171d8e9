// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "core/catalogue/lyrics.h"
#include "core/catalogue/picture_choice.h"
#include "core/catalogue/sort_name.h"
#include "core/catalogue/tag_values.h"
#include "tests/support/mp3.h"

using namespace linnet::catalogue;
using linnet::testing::pngImage;
using std::chrono::milliseconds;

Q_DECLARE_METATYPE(std::optional<double>)

namespace {

QStringList list(std::initializer_list<const char*> texts) {
    QStringList result;
    for (const char* text : texts)
        result << QString::fromUtf8(text);
    return result;
}

LyricsLine line(int ms, const char* text) {
    return {milliseconds(ms), QString::fromUtf8(text)};
}

}  // namespace

class TestTagValues : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void people_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("people");
        const auto row = [](const char* value, const QStringList& people) {
            QTest::newRow(value) << QString::fromUtf8(value) << people;
        };
        for (const char* one :
             {"AC/DC", "Earth, Wind & Fire", "Simon & Garfunkel", "Tyler, The Creator", "M/A/R/R/S",
              "Queen/David Bowie", "Jay-Z feat. Alicia Keys", "Crosby, Stills, Nash & Young",
              "Florence + the Machine", "Godspeed You! Black Emperor", "+/-", "Wax Tailor vs. ASM",
              "Mumford and Sons", "De/Vision", "Bone Thugs-n-Harmony", "Наутилус Помпилиус"})
            row(one, list({one}));
        row("John Lennon/Paul McCartney", list({"John Lennon", "Paul McCartney"}));
        row("Elis Regina / Tom Jobim", list({"Elis Regina", "Tom Jobim"}));
        row("Air / Beck", list({"Air", "Beck"}));
        row("Massive Attack; Burial", list({"Massive Attack", "Burial"}));
        row("A;B ; C", list({"A", "B", "C"}));
        row("AC/DC; Queen", list({"AC/DC", "Queen"}));
        row(" ; ", list({}));
        row("", list({}));
    }
    void people() {
        QFETCH(QString, value);
        QFETCH(QStringList, people);
        QCOMPARE(splitPeople(value), people);
    }

    void genres() {
        QCOMPARE(splitGenres(QStringLiteral("Indie; Folk")), list({"Indie", "Folk"}));
        QCOMPARE(splitGenres(QStringLiteral("Pop/Rock")), list({"Pop/Rock"}));
        QCOMPARE(splitGenres(QStringLiteral("R&B, Soul")), list({"R&B, Soul"}));
        QCOMPARE(joinValues(list({"A", " B ", "A", ""})), QStringLiteral("A; B"));
    }

    void years_data() {
        QTest::addColumn<QString>("date");
        QTest::addColumn<int>("year");
        const auto row = [](const char* date, int year) {
            QTest::newRow(date) << QString::fromUtf8(date) << year;
        };
        row("2003", 2003);
        row("2003-05-01", 2003);
        row("2003-05-01T12:30:00", 2003);
        row("01.05.2003", 2003);
        row("5/1/2003", 2003);
        row("May 2003", 2003);
        row("1. Mai 2003", 2003);
        row("(2003)", 2003);
        row("2003年5月1日", 2003);
        row("20030501", 2003);
        row("c. 1972", 1972);
        row("1999-2001", 1999);
        row(" 1977 ", 1977);
        row("0000-00-00 / 1984", 1984);
        row("0000", 0);
        row("0", 0);
        row("03", 0);
        row("'99", 0);
        row("20039999", 0);
        row("123456", 0);
        row("long ago", 0);
        row("", 0);
    }
    void years() {
        QFETCH(QString, date);
        QFETCH(int, year);
        QCOMPARE(yearOf(date).value_or(0), year);
    }

    void numbers_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("number");
        const auto row = [](const char* value, int number) {
            QTest::newRow(value) << QString::fromUtf8(value) << number;
        };
        row("1", 1);
        row("01/12", 1);
        row("1/12", 1);
        row("3 of 12", 3);
        row("#7", 7);
        row("12.", 12);
        row(" 5 ", 5);
        row("/12", 0);
        row("-3", 0);
        row("0", 0);
        row("A1", 0);
        row("99999", 0);
        row("1234567890123", 0);
        row("one", 0);
        row("", 0);
    }
    void numbers() {
        QFETCH(QString, value);
        QFETCH(int, number);
        QCOMPARE(numberOf(value, 9999).value_or(0), number);
    }

    void discNumbers() {
        QCOMPARE(discNumberOf(QStringLiteral("1/2")), 1);
        QCOMPARE(discNumberOf(QStringLiteral("CD 2")), 2);
        QCOMPARE(discNumberOf(QStringLiteral("Disc Two")), 2);
        QVERIFY(!discNumberOf(QStringLiteral("one")));
        QVERIFY(!discNumberOf(QStringLiteral("0")));
    }

    void discsInTitles_data() {
        QTest::addColumn<QString>("album");
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("disc");
        const auto row = [](const char* album, const char* title, int disc) {
            QTest::newRow(album) << QString::fromUtf8(album) << QString::fromUtf8(title) << disc;
        };
        const auto whole = [&](const char* album) { row(album, album, 0); };
        row("The Wall (CD 2)", "The Wall", 2);
        row("The Wall (CD1)", "The Wall", 1);
        row("The Wall [Disc 1]", "The Wall", 1);
        row("The Wall - Disc Two", "The Wall", 2);
        row("The Wall, Disk 2", "The Wall", 2);
        row("The Wall CD2", "The Wall", 2);
        row("The Wall disc 1 of 2", "The Wall", 1);
        row("The Wall (Disc 1/2)", "The Wall", 1);
        row("Anthology (Disc II)", "Anthology", 2);
        row("Mellon Collie (Disc 1: Dawn to Dusk)", "Mellon Collie", 1);
        row("Alles [disque 3]", "Alles", 3);
        row("Лучшее (Диск 2)", "Лучшее", 2);
        row("Grandes éxitos (Disco 2)", "Grandes éxitos", 2);
        whole("CD 2");
        whole("Disc One");
        whole("Disco 3");
        whole("Disco 2000");
        whole("Discovery");
        whole("ABCD 1");
        whole("Led Zeppelin II");
        whole("Greatest Hits Vol. 2");
        whole("Volume 1");
        whole("The Best of CD 2008");
        whole("Compact Disc");
        whole("");
    }
    void discsInTitles() {
        QFETCH(QString, album);
        QFETCH(QString, title);
        QFETCH(int, disc);
        const DiscTitle found = withoutDisc(album);
        QCOMPARE(found.title, title);
        QCOMPARE(found.disc.value_or(0), disc);
    }

    void discsOfFolders() {
        QCOMPARE(discOfFolder(QStringLiteral("CD2")), 2);
        QCOMPARE(discOfFolder(QStringLiteral("cd 1")), 1);
        QCOMPARE(discOfFolder(QStringLiteral("Disc_3")), 3);
        QCOMPARE(discOfFolder(QStringLiteral("Disc 1 - Live")), 1);
        QCOMPARE(discOfFolder(QStringLiteral("(Disc Two)")), 2);
        QVERIFY(!discOfFolder(QStringLiteral("The Wall CD2")));
        QVERIFY(!discOfFolder(QStringLiteral("Discovery")));
        QVERIFY(!discOfFolder(QStringLiteral("CDs")));
    }

    void lrc_isReadWithItsTimes() {
        const Lyrics lyrics = parseLyrics(QStringLiteral(
            "[ar:Someone]\n[offset:+500]\n[00:12.00]First\r\n[00:20.5][01:00.500]Twice\n"
            "[00:30:25]<00:30.25>By <00:31.00>words\nwithout a time\n[01:02]\n"));
        QVERIFY(lyrics.synced);
        const std::vector<LyricsLine> expected{line(11'500, "First"), line(20'000, "Twice"),
                                               line(29'750, "By words"), line(60'000, "Twice"),
                                               line(61'500, "")};
        QCOMPARE(lyrics.lines.size(), expected.size());
        QVERIFY(lyrics.lines == expected);
        QVERIFY(!lyrics.lineAt(milliseconds(11'499)));
        QCOMPARE(*lyrics.lineAt(milliseconds(11'500)), 0U);
        QCOMPARE(*lyrics.lineAt(milliseconds(29'749)), 1U);
        QCOMPARE(*lyrics.lineAt(milliseconds(9'000'000)), 4U);
    }

    void plainLyrics_stayAsTheyAre() {
        const Lyrics lyrics = parseLyrics(QStringLiteral("One\n\n[Chorus]\nTwo [12]\n\n"));
        QVERIFY(!lyrics.synced);
        QCOMPARE(lyrics.lines.size(), 4U);
        QCOMPARE(lyrics.lines[2].text, QStringLiteral("[Chorus]"));
        QVERIFY(!lyrics.lineAt(milliseconds(1000)));
        QVERIFY(parseLyrics({}).lines.empty());
    }

    void lrc_isWrittenAndReadBack() {
        const std::vector<LyricsLine> lines{line(0, "A"), line(61'230, "B"), line(3'600'000, "")};
        QCOMPARE(toLrc(lines), QStringLiteral("[00:00.00]A\n[01:01.23]B\n[60:00.00]"));
        QVERIFY(parseLyrics(toLrc(lines)).lines == lines);
    }

    void sortKeys_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("key");
        const auto row = [](const char* name, const char* key) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(key);
        };
        row("The Quiet Harbours", "quiet harbours");
        row("A Perfect Circle", "perfect circle");
        row("An Horse", "horse");
        row("Die Ärzte", "arzte");
        row("Das Boot", "boot");
        row("Le Tigre", "tigre");
        row("Les Rita Mitsouko", "rita mitsouko");
        row("L’Impératrice", "imperatrice");
        row("L'Arpeggiata", "arpeggiata");
        row("Los Lobos", "lobos");
        row("El Perro del Mar", "perro del mar");
        row("Il Volo", "volo");
        row("De Staat", "staat");
        row("'t Hof van Commerce", "hof van commerce");
        row("Den Stora Vilan", "stora vilan");
        row("The The", "the");
        row("The", "the");
        row("A", "a");
        row("A-ha", "a ha");
        row("Theatre of Hate", "theatre of hate");
        row("Delerium", "delerium");
        row("I Am Kloot", "i am kloot");
        row("O Rappa", "o rappa");
        row("L7", "l7");
        row("Аквариум", "аквариум");
        row("!!!", "!!!");
        row("", "");
    }
    void sortKeys() {
        QFETCH(QString, name);
        QFETCH(QString, key);
        QCOMPARE(sortKey(name), key);
        QCOMPARE(sortKey(name, QStringLiteral("Varga, Ilse")), QStringLiteral("varga ilse"));
    }

    void imageSizes() {
        const auto png = imageSize(pngImage(40, 30, 0));
        QVERIFY(png && png->width == 40 && png->height == 30);
        const QByteArray jpeg = QByteArray::fromHex(
            "ffd8ffe000104a46494600010101004800480000ffc0001108001e002803012200021101031101");
        const auto size = imageSize(jpeg);
        QVERIFY(size && size->width == 40 && size->height == 30);
        QVERIFY(!imageSize("https://example.org/cover.jpg"));
        QVERIFY(!imageSize(jpeg.first(12)));
        QVERIFY(!imageSize({}));
    }

    void gainsAndPeaks_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<std::optional<double>>("gainDb");
        QTest::addColumn<std::optional<double>>("peakDb");
        QTest::addColumn<std::optional<double>>("r128Db");
        using Db = std::optional<double>;
        const auto row = [](const char* value, Db gainDb, Db peakDb, Db r128Db) {
            QTest::newRow(value) << QString::fromUtf8(value) << gainDb << peakDb << r128Db;
        };
        row("-6.54 dB", -6.54, {}, {});
        row(" +3.2DB ", 3.2, {}, {});
        row("-7,25 dB", -7.25, {}, {});
        row("0.00 dB", 0.0, {}, {});
        row("-64.5 dB", {}, {}, {});  // of silence
        row("4", 4.0, 20 * std::log10(4.0), 4 / 256.0);
        row("0.5", 0.5, 20 * std::log10(0.5), {});
        row("1,000000", 1.0, 0.0, {});
        row("0.000000", 0.0, {}, {});
        row("32767", {}, {}, 32767 / 256.0);
        row("-32768", {}, {}, -128.0);
        row("32768", {}, {}, {});
        row("-1632", {}, {}, -6.375);
        row("99999999999", {}, {}, {});
        row("nan", {}, {}, {});
        row("-inf dB", {}, {}, {});
        row("1e3", {}, {}, {});
        row("--3 dB", {}, {}, {});
        row("3 dB louder", {}, {}, {});
        row("dB", {}, {}, {});
        row("", {}, {}, {});
    }
    void gainsAndPeaks() {
        QFETCH(QString, value);
        QFETCH(std::optional<double>, gainDb);
        QFETCH(std::optional<double>, peakDb);
        QFETCH(std::optional<double>, r128Db);
        QCOMPARE(gainDbOf(value), gainDb);
        QCOMPARE(peakDbOf(value), peakDb);
        QCOMPARE(r128GainDbOf(value), r128Db);
    }

    void pictures_data() {
        QTest::addColumn<QList<QByteArray>>("images");
        QTest::addColumn<QList<int>>("types");
        QTest::addColumn<int>("best");
        const QByteArray small = pngImage(50, 50, 1);
        const QByteArray large = pngImage(200, 200, 2);
        const QByteArray wide = pngImage(400, 200, 3);
        const QByteArray nearlySquare = pngImage(205, 200, 4);
        const QByteArray junk("-->http://example.org/cover.jpg");
        using Images = QList<QByteArray>;
        using Types = QList<int>;
        QTest::newRow("front before a larger one") << Images{large, small} << Types{0, 3} << 1;
        QTest::newRow("square before wide") << Images{wide, small} << Types{0, 0} << 1;
        QTest::newRow("the larger of two squares") << Images{small, large} << Types{4, 5} << 1;
        QTest::newRow("nearly square counts as square")
            << Images{large, nearlySquare} << Types{0, 0} << 1;
        QTest::newRow("an icon only where nothing else is")
            << Images{large, small} << Types{1, 4} << 1;
        QTest::newRow("an icon at least") << Images{junk, small} << Types{3, 1} << 1;
        QTest::newRow("front covers by shape") << Images{wide, large} << Types{3, 3} << 1;
        QTest::newRow("the first of equals") << Images{large, large} << Types{3, 3} << 0;
        QTest::newRow("no image") << Images{junk, {}} << Types{3, 3} << -1;
        QTest::newRow("none") << Images{} << Types{} << -1;
    }
    void pictures() {
        QFETCH(QList<QByteArray>, images);
        QFETCH(QList<int>, types);
        QFETCH(int, best);
        std::vector<Picture> pictures;
        for (qsizetype i = 0; i < images.size(); ++i)
            pictures.push_back({images[i], types[i]});
        const auto found = bestPicture(pictures);
        QCOMPARE(found ? int(*found) : -1, best);
    }
};

QTEST_APPLESS_MAIN(TestTagValues)
#include "tst_catalogue_tag_values.moc"
