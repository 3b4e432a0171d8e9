// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtEndian>
#include <QtTest>
#include <cmath>

#include "core/catalogue/analysed_songs.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/tag_reader.h"
#include "storage/bind.h"
#include "tests/catalogue/store.h"
#include "tests/support/audio_file.h"
#include "tests/support/id3.h"

using namespace linnet;
using namespace linnet::catalogue;
using namespace linnet::testing;
using namespace std::chrono_literals;

namespace {

using Db = std::optional<double>;

bool isNear(Db value, Db wanted) {
    return value.has_value() == wanted.has_value() && (!value || std::abs(*value - *wanted) < 1e-4);
}

bool areNear(const TaggedLoudness& found, const TaggedLoudness& wanted) {
    return isNear(found.songLufs, wanted.songLufs) && isNear(found.songPeakDb, wanted.songPeakDb) &&
           isNear(found.albumLufs, wanted.albumLufs) &&
           isNear(found.albumPeakDb, wanted.albumPeakDb);
}

TaggedLoudness loudnessOf(const QByteArray& file) {
    return readTags(file, QStringLiteral("a file")).loudness;
}

Mp3Tags replayGain(Mp3Tags::Kind kind = Mp3Tags::Kind::Id3v24) {
    Mp3Tags tags;
    tags.kind = kind;
    tags.more = {{QStringLiteral("REPLAYGAIN_TRACK_GAIN"), QStringLiteral("-7.25 dB")},
                 {QStringLiteral("REPLAYGAIN_TRACK_PEAK"), QStringLiteral("0.5")},
                 {QStringLiteral("REPLAYGAIN_ALBUM_GAIN"), QStringLiteral("+1.50 dB")},
                 {QStringLiteral("REPLAYGAIN_ALBUM_PEAK"), QStringLiteral("1.0")}};
    return tags;
}
/// At a rate that every format has.
const Mp3Options kSound = [] {
    Mp3Options options;
    options.sampleRate = 48'000;
    return options;
}();
const TaggedLoudness kSaid{-18 + 7.25, 20 * std::log10(0.5), -18 - 1.5, 0.0};

QByteArray userText(const char* name, const char* value) {
    return id3Text(3, "TXXX", 0, QByteArray(name) + '\0' + value);
}

/// The header's part with what LAME measures: a peak, and a gain for the radio.
QByteArray withLameGain(QByteArray file, double peak, int gainBits) {
    const qsizetype lame = file.indexOf("LAME", file.indexOf("Info"));
    qToBigEndian(static_cast<quint32>(std::lround(peak * (1 << 23))), file.data() + lame + 11);
    qToBigEndian(static_cast<quint16>(gainBits), file.data() + lame + 15);
    return file;
}

}  // namespace

class TestLoudnessTags : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void replayGain_isReadFromEveryKindOfTag_data() {
        QTest::addColumn<QByteArray>("file");
        using Kind = Mp3Tags::Kind;
        QTest::newRow("ID3v2.3") << mp3(replayGain(Kind::Id3v23));
        QTest::newRow("ID3v2.4") << mp3(replayGain());
        QTest::newRow("APEv2") << mp3(replayGain(Kind::Ape));
        for (const AudioKind kind : kAudioKinds)
            QTest::newRow(nameOf(kind)) << audioFile(kind, replayGain(), kSound);
        QTest::newRow("ID3v2 in small letters")
            << id3v2(3, {userText("replaygain_track_gain", "-7.25 dB"),
                         userText("Replaygain_Track_Peak", "0.500000"),
                         userText("replaygain_album_gain", "1.50"),
                         userText("replayGain_album_peak", "1")}) +
                   mp3({});
    }
    void replayGain_isReadFromEveryKindOfTag() {
        QFETCH(QByteArray, file);
        QVERIFY(areNear(loudnessOf(file), kSaid));
    }

    void withoutTags_nothingIsSaid() {
        for (const AudioKind kind : kAudioKinds)
            QCOMPARE(loudnessOf(audioFile(kind, {}, kSound)), TaggedLoudness());
    }

    void nonsense_isNothing() {
        Mp3Tags tags = replayGain();
        tags.more[QStringLiteral("REPLAYGAIN_TRACK_GAIN")] = QStringLiteral("loud");
        tags.more[QStringLiteral("REPLAYGAIN_TRACK_PEAK")] = QStringLiteral("-1");
        TaggedLoudness wanted = kSaid;
        wanted.songLufs = wanted.songPeakDb = std::nullopt;
        QVERIFY(areNear(loudnessOf(mp3(tags)), wanted));
    }

    void r128_goesBeforeReplayGain() {
        Mp3Tags tags = replayGain();
        tags.more[QStringLiteral("R128_TRACK_GAIN")] = QStringLiteral("-1632");
        tags.more[QStringLiteral("R128_ALBUM_GAIN")] = QStringLiteral("256");
        const auto loudness = loudnessOf(audioFile(AudioKind::Opus, tags, kSound));
        QVERIFY(isNear(loudness.songLufs, -23 + 6.375));
        QVERIFY(isNear(loudness.albumLufs, -24));
        QVERIFY(isNear(loudness.songPeakDb, kSaid.songPeakDb));
    }

    void lamesHeader_isReadWhereNoTagSaysMore_data() {
        QTest::addColumn<double>("peak");
        QTest::addColumn<int>("bits");
        QTest::addColumn<Db>("lufs");
        QTest::addColumn<Db>("peakDb");
        QTest::newRow("quieter") << 0.5 << (1 << 13 | 3 << 10 | 0x200 | 65) << Db(-18 + 6.5)
                                 << Db(20 * std::log10(0.5));
        QTest::newRow("louder, no peak")
            << 0.0 << (1 << 13 | 3 << 10 | 12) << Db(-18 - 1.2) << Db();
        QTest::newRow("found by nobody") << 0.5 << (1 << 13 | 65) << Db() << Db();
        QTest::newRow("of the album") << 0.5 << (2 << 13 | 3 << 10 | 65) << Db() << Db();
        QTest::newRow("peak as a floating point number")
            << double(0x3f800000) / (1 << 23) << (1 << 13 | 3 << 10 | 10) << Db(-19) << Db();
    }
    void lamesHeader_isReadWhereNoTagSaysMore() {
        QFETCH(double, peak);
        QFETCH(int, bits);
        QFETCH(Db, lufs);
        QFETCH(Db, peakDb);
        Mp3Tags plain;
        plain.title = QStringLiteral("Title");
        const auto loudness = loudnessOf(withLameGain(mp3(plain), peak, bits));
        QVERIFY(areNear(loudness, {lufs, peakDb, {}, {}}));
        QVERIFY(areNear(loudnessOf(withLameGain(mp3(replayGain()), peak, bits)), kSaid));
    }

    void anImport_keepsThem_untilTheAnalysisHasMeasured() {
        Store store;
        AnalysedSongs analysed(store.library->rows(), store.bus, store.clock);
        const SongId song = store.add(mp3(replayGain()));
        QVERIFY(areNear(said(store, song), kSaid));

        store.bus.publish(SongAnalysed{song, 1s, QByteArray(32, 'a'), -11.5, store.clock.now()});
        QCOMPARE(analysed.counts()->waiting, 0);
        TaggedLoudness wanted = kSaid;
        wanted.songLufs = -11.5;
        QVERIFY(areNear(said(store, song), wanted));
    }
    void whatCannotBeDecoded_keepsItsTags() {
        Store store;
        AnalysedSongs analysed(store.library->rows(), store.bus, store.clock);
        const SongId song = store.add(mp3(replayGain()));
        store.bus.publish(SongAnalysed{song, {}, {}, {}, store.clock.now()});
        QCOMPARE(analysed.counts()->waiting, 0);
        QVERIFY(areNear(said(store, song), kSaid));
    }
    void theBin_givesThemBack() {
        Store store;
        const SongId song = store.add(mp3(replayGain()));
        QVERIFY(store.catalogue->remove(store.ada, std::array{song}));
        QCOMPARE(said(store, song), TaggedLoudness());
        QCOMPARE(store.add(mp3(replayGain())), song);
        QVERIFY(areNear(said(store, song), kSaid));
    }
    void ofOthersSongs_nothingIsTold() {
        Store store;
        const SongId song = store.add(mp3(replayGain()), {}, Visibility::OnlyMe);
        const auto told = store.catalogue->taggedLoudness(store.bob, std::array{song});
        QCOMPARE(told->front(), TaggedLoudness());
    }

 private:
    static TaggedLoudness said(Store& store, SongId song) {
        return store.catalogue->taggedLoudness(store.ada, std::array{song})->front();
    }
};

QTEST_GUILESS_MAIN(TestLoudnessTags)
#include "tst_catalogue_loudness_tags.moc"
