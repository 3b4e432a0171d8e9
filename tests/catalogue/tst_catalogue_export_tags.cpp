// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/catalogue/audio_format.h"
#include "core/catalogue/export/tagged_copy.h"
#include "core/catalogue/tag_reader.h"
#include "tests/support/audio_file.h"
#include "tests/support/id3.h"

using namespace linnet;
using namespace linnet::catalogue;
using namespace linnet::testing;

namespace {

const QString kName = QStringLiteral("a.mp3");

Mp3Tags allTags(Mp3Tags::Kind kind) {
    Mp3Tags tags;
    tags.kind = kind;
    tags.title = QStringLiteral("Small Hours");
    tags.artist = QStringLiteral("John Martyn");
    tags.albumArtist = QStringLiteral("John Martyn");
    tags.album = QStringLiteral("One World");
    tags.genre = QStringLiteral("Folk");
    tags.composer = QStringLiteral("J. Martyn");
    tags.comment = QStringLiteral("a comment");
    tags.lyrics = QStringLiteral("one\ntwo");
    tags.date = QStringLiteral("1977-11-01");
    tags.track = QStringLiteral("9/9");
    tags.disc = QStringLiteral("1/2");
    tags.artwork = pngImage(8, 8, 0x102030);
    return tags;
}

SongFields otherFields() {
    SongFields fields;
    fields.title = QStringLiteral("Маленькие часы / “Small”");
    fields.artist = QStringLiteral("Someone; AC/DC");
    fields.albumArtist = QStringLiteral("Various Artists");
    fields.album = QStringLiteral("Another World");
    fields.genre = QStringLiteral("Jazz; Pop/Rock");
    fields.composer = QStringLiteral("A; B");
    fields.comment = QStringLiteral("another\ncomment");
    fields.lyrics = QStringLiteral("three\nfour");
    fields.year = 2003;
    fields.track = 4;
    fields.disc = 2;
    return fields;
}

const std::vector<std::pair<QByteArray, Mp3Tags::Kind>> kKinds{{"none", Mp3Tags::Kind::None},
                                                               {"ID3v1", Mp3Tags::Kind::Id3v1},
                                                               {"ID3v2.3", Mp3Tags::Kind::Id3v23},
                                                               {"ID3v2.4", Mp3Tags::Kind::Id3v24},
                                                               {"APEv2", Mp3Tags::Kind::Ape}};

}  // namespace

class TestExportTags : public QObject {
    Q_OBJECT

    static void rows() {
        QTest::addColumn<QByteArray>("original");
        for (const auto& [name, kind] : kKinds)
            QTest::newRow(name.constData()) << mp3(allTags(kind));
        const QByteArray bare = mp3(allTags(Mp3Tags::Kind::None));
        QTest::newRow("ID3v2.4 and ID3v1")
            << mp3(allTags(Mp3Tags::Kind::Id3v24)) + id3v1("Small Hours", "John Martyn", "One");
        QTest::newRow("cp1251 in ID3v1")
            << bare + id3v1("\xcc\xe0\xeb\xe5\xed\xfc\xea\xe8\xe5", "\xc0\xeb\xe8\xf1\xe0", "");
        Mp3Options options;
        options.sampleRate = 48'000;  // Opus knows no other near it
        for (const AudioKind kind : kAudioKinds)
            QTest::newRow(nameOf(kind)) << audioFile(kind, allTags(Mp3Tags::Kind::Id3v24), options);
    }

 private Q_SLOTS:
    void changedFields_areReadAgain_data() { rows(); }
    void changedFields_areReadAgain() {
        QFETCH(QByteArray, original);
        const QByteArray before = original;
        const QByteArray cover = pngImage(20, 20, 0xa0b0c0);
        const auto copy = taggedCopy(original, otherFields(), cover);
        QVERIFY2(copy, qPrintable(copy ? QString() : copy.error().detail));
        QVERIFY(original == before);
        const Tags tags = readTags(*copy, kName);
        const SongFields wanted = otherFields();
        QCOMPARE(tags.fields.title, wanted.title);
        QCOMPARE(tags.fields.artist, wanted.artist);
        QCOMPARE(tags.fields.genre, wanted.genre);
        QCOMPARE(tags.fields.comment, wanted.comment);
        QCOMPARE(tags.fields.lyrics, wanted.lyrics);
        QVERIFY(tags.fields == wanted);
        QCOMPARE(tags.artwork, cover);
        QCOMPARE(inspectAudio(*copy)->duration, inspectAudio(original)->duration);
    }

    void emptiedFields_areReadEmpty_data() { rows(); }
    void emptiedFields_areReadEmpty() {
        QFETCH(QByteArray, original);
        SongFields wanted;
        wanted.title = QStringLiteral("x");  // else the reader takes the file's name
        const auto copy = taggedCopy(original, wanted, {});
        QVERIFY(copy);
        const Tags tags = readTags(*copy, kName);
        QCOMPARE(tags.fields.artist, QString());
        QCOMPARE(tags.fields.comment, QString());
        QCOMPARE(tags.fields.year, std::optional<int>());
        QVERIFY(tags.fields == wanted);
        QCOMPARE(tags.artwork, QByteArray());
    }

    void whatIsSaidAlready_staysAsItIs_data() { rows(); }
    void whatIsSaidAlready_staysAsItIs() {
        QFETCH(QByteArray, original);
        const Tags tags = readTags(original, kName);
        const auto copy = taggedCopy(original, tags.fields, tags.artwork);
        QVERIFY(copy);
        const Tags again = readTags(*copy, kName);
        QVERIFY(again.fields == tags.fields);
        QCOMPARE(again.artwork, tags.artwork);
        // The same twice, so that an export is known again.
        QVERIFY(*taggedCopy(original, tags.fields, tags.artwork) == *copy);
    }

    void theSound_isTheSame() {
        const QByteArray bare = mp3(allTags(Mp3Tags::Kind::None));
        for (const auto& [name, kind] : kKinds) {
            const auto copy = taggedCopy(mp3(allTags(kind)), otherFields(), {});
            QVERIFY(copy);
            QVERIFY2(copy->contains(bare), name.constData());
        }
    }

    void numbers_keepWhatTheyAreOf() {
        SongFields fields = readTags(mp3(allTags(Mp3Tags::Kind::Id3v24)), kName).fields;
        fields.track = 5;
        const auto copy = taggedCopy(mp3(allTags(Mp3Tags::Kind::Id3v24)), fields, {});
        QVERIFY(copy);
        QVERIFY(copy->contains("5/9"));
        QVERIFY(copy->contains("1977-11-01"));  // the whole date
    }

    void framesThatLinnetDoesNotKnow_stay() {
        const QByteArray tag = id3v2(4, {id3Text(4, "TIT2", 3, "Old"), id3Text(4, "TKEY", 3, "Am"),
                                         id3Frame(4, "PRIV", QByteArray("owner\0secret", 12))});
        SongFields fields;
        fields.title = QStringLiteral("New");
        const auto copy = taggedCopy(tag + mp3(allTags(Mp3Tags::Kind::None)), fields, {});
        QVERIFY(copy);
        QCOMPARE(readTags(*copy, kName).fields.title, QStringLiteral("New"));
        QVERIFY(copy->contains("secret"));
        QVERIFY(copy->contains("TKEY"));
        QVERIFY(!copy->contains("Old"));
    }

    void whatIsNoMusic_isRefused() {
        QVERIFY(!taggedCopy("RIFF\x04\0\0\0WAVE", otherFields(), {}));
        const auto text = taggedCopy("no music at all", otherFields(), {});
        QVERIFY(!text);
        QCOMPARE(text.error().code, ErrorCode::Unsupported);
    }
};

QTEST_APPLESS_MAIN(TestExportTags)
#include "tst_catalogue_export_tags.moc"
