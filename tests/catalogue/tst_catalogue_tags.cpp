// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/catalogue/tag_reader.h"
#include "tests/support/mp3.h"

using namespace linnet::catalogue;
using linnet::testing::Mp3Tags;

class TestTags : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyField_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("ID3v2.3") << int(Mp3Tags::Kind::Id3v23);
        QTest::newRow("ID3v2.4") << int(Mp3Tags::Kind::Id3v24);
        QTest::newRow("APE") << int(Mp3Tags::Kind::Ape);
    }
    void everyField() {
        QFETCH(int, kind);
        Mp3Tags given;
        given.kind = Mp3Tags::Kind(kind);
        given.title = QStringLiteral("Svefn-g-englar");
        given.artist = QStringLiteral("Sigur Rós");
        given.albumArtist = QStringLiteral("Sigur Rós & Friends");
        given.album = QStringLiteral("Ágætis byrjun");
        given.genre = QStringLiteral("Post-Rock");
        given.composer = QStringLiteral("Jón Þór Birgisson");
        given.comment = QStringLiteral("ripped");
        given.lyrics = QStringLiteral("Ég er kominn aftur\ninn á þig");
        given.date = QStringLiteral("1999-06-12");
        given.track = QStringLiteral("2/10");
        given.disc = QStringLiteral("1/2");
        const SongFields fields =
            readTags(linnet::testing::mp3(given), QStringLiteral("x.mp3")).fields;
        QCOMPARE(fields.title, given.title);
        QCOMPARE(fields.artist, given.artist);
        QCOMPARE(fields.albumArtist, given.albumArtist);
        QCOMPARE(fields.album, given.album);
        QCOMPARE(fields.genre, given.genre);
        QCOMPARE(fields.composer, given.composer);
        QCOMPARE(fields.comment, given.comment);
        QCOMPARE(fields.lyrics, given.lyrics);
        QCOMPARE(fields.year, 1999);
        QCOMPARE(fields.track, 2);
        QCOMPARE(fields.disc, 1);
    }

    void id3v1_givesWhatItHolds() {
        Mp3Tags given;
        given.kind = Mp3Tags::Kind::Id3v1;
        given.title = QStringLiteral("Title");
        given.artist = QStringLiteral("Artist");
        given.album = QStringLiteral("Album");
        given.date = QStringLiteral("1977");
        given.track = QStringLiteral("7");
        const SongFields fields =
            readTags(linnet::testing::mp3(given), QStringLiteral("x.mp3")).fields;
        QCOMPARE(fields.title, given.title);
        QCOMPARE(fields.artist, given.artist);
        QCOMPARE(fields.album, given.album);
        QCOMPARE(fields.year, 1977);
        QCOMPARE(fields.track, 7);
    }

    void artwork_isTheFrontCover() {
        Mp3Tags given;
        given.artwork = linnet::testing::pngImage(40, 40, 0x336699);
        QCOMPARE(readTags(linnet::testing::mp3(given), {}).artwork, given.artwork);
        QVERIFY(readTags(linnet::testing::mp3(Mp3Tags{}), {}).artwork.isEmpty());
    }

    void withoutTags_theTitleIsTheName_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("title");
        QTest::addColumn<int>("track");
        QTest::newRow("plain") << "Small Hours.mp3"
                               << "Small Hours" << 0;
        QTest::newRow("with a track") << "03 - Small Hours.mp3"
                                      << "Small Hours" << 3;
        QTest::newRow("with a dot") << "12. Small Hours.MP3"
                                    << "Small Hours" << 12;
        QTest::newRow("underscores") << "Small_Hours.mp3"
                                     << "Small Hours" << 0;
        QTest::newRow("a number is a title") << "1999.mp3"
                                             << "1999" << 0;
        QTest::newRow("no ending") << "Small Hours"
                                   << "Small Hours" << 0;
        QTest::newRow("only an ending") << ".mp3"
                                        << ".mp3" << 0;
    }
    void withoutTags_theTitleIsTheName() {
        QFETCH(QString, name);
        QFETCH(QString, title);
        QFETCH(int, track);
        Mp3Tags none;
        none.kind = Mp3Tags::Kind::None;
        const SongFields fields = readTags(linnet::testing::mp3(none), name).fields;
        QCOMPARE(fields.title, title);
        QCOMPARE(fields.track.value_or(0), track);
    }

    void nonsense_isNoNumber() {
        Mp3Tags given;
        given.track = QStringLiteral("-3");
        given.disc = QStringLiteral("one");
        given.date = QStringLiteral("long ago");
        const SongFields fields = readTags(linnet::testing::mp3(given), {}).fields;
        QVERIFY(!fields.track);
        QVERIFY(!fields.disc);
        QVERIFY(!fields.year);
    }

    void anyBytes_neitherCrash() {
        const QByteArray whole = linnet::testing::mp3(linnet::testing::songTags(1));
        for (qsizetype length = 0; length < whole.size(); length += 97)
            std::ignore = readTags(whole.first(length), QStringLiteral("x.mp3"));
        for (qsizetype at = 0; at < 600; ++at) {
            QByteArray damaged = whole;
            damaged[at] = static_cast<char>(~damaged[at]);
            QVERIFY(!readTags(damaged, QStringLiteral("x.mp3")).fields.title.isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(TestTags)
#include "tst_catalogue_tags.moc"
