// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/catalogue/audio_format.h"
#include "core/catalogue/prepared_song.h"
#include "core/catalogue/tag_reader.h"
#include "tests/catalogue/store.h"
#include "tests/support/audio_file.h"

using namespace linnet;
using namespace linnet::catalogue;
using testing::AudioKind;
using testing::Store;
using namespace std::chrono_literals;

namespace {

void addKinds() {
    QTest::addColumn<int>("kind");
    for (const AudioKind kind : testing::kAudioKinds)
        QTest::newRow(testing::nameOf(kind)) << int(kind);
}

testing::Mp3Options lasting(double seconds) {
    testing::Mp3Options options;
    options.seconds = seconds;
    options.sampleRate = 48000;  // the one that Opus has, too
    return options;
}

testing::Mp3Tags everyTag() {
    testing::Mp3Tags tags;
    tags.title = QStringLiteral("Svefn-g-englar");
    tags.artist = QStringLiteral("Sigur Rós");
    tags.albumArtist = QStringLiteral("Sigur Rós & Friends");
    tags.album = QStringLiteral("Ágætis byrjun");
    tags.genre = QStringLiteral("Post-Rock");
    tags.composer = QStringLiteral("Jón Þór Birgisson");
    tags.comment = QStringLiteral("ripped");
    tags.lyrics = QStringLiteral("Ég er kominn aftur\ninn á þig");
    tags.date = QStringLiteral("1999-06-12");
    tags.track = QStringLiteral("2/10");
    tags.disc = QStringLiteral("1/2");
    tags.artwork = testing::pngImage(200, 200, 0x336699);
    return tags;
}

/// As much as can be heard of each kind, without a whole page or block at its end.
qsizetype half(const QByteArray& bytes) {
    return bytes.size() / 2 + 3;
}

QByteArray littleEndian(quint32 value) {
    return {reinterpret_cast<const char*>(&value), 4};
}

}  // namespace

class TestFormats : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void imported_data() { addKinds(); }
    /// Through the service: what the tags say, how long it is, and the same bytes out again.
    void imported() {
        QFETCH(int, kind);
        const auto tags = everyTag();
        const QByteArray bytes = testing::audioFile(AudioKind(kind), tags, lasting(3));
        Store store;
        // By its bytes: the name says nothing.
        const SongId id = store.add(bytes, QStringLiteral("song.bin"));
        const auto song = store.catalogue->details(store.ada, id);
        QVERIFY(song);
        QCOMPARE(song->fields.title, tags.title);
        QCOMPARE(song->fields.artist, tags.artist);
        QCOMPARE(song->fields.albumArtist, tags.albumArtist);
        QCOMPARE(song->fields.album, tags.album);
        QCOMPARE(song->fields.genre, tags.genre);
        QCOMPARE(song->fields.composer, tags.composer);
        QCOMPARE(song->fields.comment, tags.comment);
        QCOMPARE(song->fields.lyrics, tags.lyrics);
        QCOMPARE(song->fields.year, 1999);
        QCOMPARE(song->fields.track, 2);
        QCOMPARE(song->fields.disc, 1);
        QVERIFY2(std::abs((song->duration - 3000ms).count()) <= 1,
                 qPrintable(QString::number(song->duration.count())));
        QVERIFY(song->artwork);
        QCOMPARE(*store.catalogue->artwork(store.ada, *song->artwork), tags.artwork);

        auto audio = store.catalogue->audio(store.ada, id);
        QVERIFY(audio);
        QByteArray out(static_cast<qsizetype>((*audio)->size()), '\0');
        const auto got = (*audio)->read(
            0, std::as_writable_bytes(std::span(out.data(), static_cast<std::size_t>(out.size()))));
        QVERIFY(got);
        QCOMPARE(*got, static_cast<std::size_t>(out.size()));
        QVERIFY(out == bytes);
        QCOMPARE(store.faults(), std::vector<QString>{});
    }

    void properties_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        for (const AudioKind kind :
             {AudioKind::Flac, AudioKind::Vorbis, AudioKind::Wav, AudioKind::Aiff})
            for (const int rate : {8000, 44100, 96000, 192000})
                for (const int channels : {1, 2, 6})
                    QTest::addRow("%s, %d Hz, %d channels", testing::nameOf(kind), rate, channels)
                        << int(kind) << rate << channels;
        for (const int rate : {8000, 24000, 48000})
            for (const int channels : {1, 2, 6})
                QTest::addRow("opus, %d Hz, %d channels", rate, channels)
                    << int(AudioKind::Opus) << rate << channels;
    }
    void properties() {
        QFETCH(int, kind);
        QFETCH(int, rate);
        QFETCH(int, channels);
        testing::Mp3Options options;
        options.seconds = 1.5;
        options.sampleRate = rate;
        options.channels = channels;
        const auto audio = inspectAudio(testing::audioFile(AudioKind(kind), {}, options));
        QVERIFY(audio);
        QCOMPARE(audio->sampleRateHz, AudioKind(kind) == AudioKind::Opus ? 48000 : rate);
        QCOMPARE(audio->channels, channels);
        QVERIFY2(std::abs((audio->duration - 1500ms).count()) <= 1,
                 qPrintable(QString::number(audio->duration.count())));
        QVERIFY(audio->bitrateKbps > 0);
        if (AudioKind(kind) == AudioKind::Wav || AudioKind(kind) == AudioKind::Aiff)
            QCOMPARE(audio->bitrateKbps, rate * channels * 16 / 1000);
    }

    void infoListOfAWav_isRead() {
        testing::Mp3Tags none;
        none.kind = testing::Mp3Tags::Kind::None;
        QByteArray wav = testing::audioFile(AudioKind::Wav, none, lasting(0.5));
        const QByteArray list = QByteArray("INFOINAM\x06\0\0\0Title\0", 18) +
                                QByteArray("IART\x07\0\0\0Bj\xc3\xb6rk\0\0", 16) +
                                QByteArray(
                                    "ICRD\x05\0\0\0"
                                    "1997\0\0",
                                    14);
        wav += "LIST" + littleEndian(static_cast<quint32>(list.size())) + list;
        const SongFields fields = readTags(wav, {}).fields;
        QCOMPARE(fields.title, QStringLiteral("Title"));
        QCOMPARE(fields.artist, QStringLiteral("Björk"));
        QCOMPARE(fields.year, 1997);
        QCOMPARE(inspectAudio(wav)->duration, 500ms);
    }

    void withoutTags_theTitleIsTheName_data() { addKinds(); }
    void withoutTags_theTitleIsTheName() {
        QFETCH(int, kind);
        testing::Mp3Tags none;
        none.kind = testing::Mp3Tags::Kind::None;
        Store store;
        const SongId id = store.add(testing::audioFile(AudioKind(kind), none, lasting(0.5)),
                                    QStringLiteral("03 - Small Hours.x"));
        const auto song = store.catalogue->details(store.ada, id);
        QVERIFY(song);
        QCOMPARE(song->fields.title, QStringLiteral("Small Hours"));
        QCOMPARE(song->fields.track, 3);
        QVERIFY(!song->artwork);
    }

    void truncated_isRefused_data() { addKinds(); }
    void truncated_isRefused() {
        QFETCH(int, kind);
        const QByteArray whole = testing::audioFile(AudioKind(kind), everyTag(), lasting(20));
        Store store;
        const auto added = store.catalogue->add(
            store.ada, {whole.first(half(whole)), QStringLiteral("x"), Visibility::Everyone});
        QVERIFY(!added);
        QCOMPARE(added.error().code, ErrorCode::Truncated);
        const auto parts = added.error().detail.split(u'/');
        QVERIFY2(std::abs(parts[0].toInt() - 10'000) < 2500, qPrintable(added.error().detail));
        const bool ogg = AudioKind(kind) == AudioKind::Vorbis || AudioKind(kind) == AudioKind::Opus;
        QCOMPARE(parts.size(), ogg ? 1 : 2);
        if (!ogg)
            QVERIFY(std::abs(parts[1].toInt() - 20'000) < 100);
    }

    void fewSamplesLess_areTaken_data() { addKinds(); }
    void fewSamplesLess_areTaken() {
        QFETCH(int, kind);
        const bool ogg = AudioKind(kind) == AudioKind::Vorbis || AudioKind(kind) == AudioKind::Opus;
        if (ogg)
            return;  // cannot be told from much
        testing::Mp3Tags none;
        none.kind = testing::Mp3Tags::Kind::None;
        const QByteArray whole = testing::audioFile(AudioKind(kind), none, lasting(5));
        const auto audio = inspectAudio(whole.chopped(300));
        QVERIFY(audio);
        QVERIFY(audio->duration < 5000ms);
        QVERIFY2(audio->duration > 4800ms, qPrintable(QString::number(audio->duration.count())));
    }

    void tagsBehindAFlac_areNoSound() {
        const QByteArray flac = testing::audioFile(AudioKind::Flac, {}, lasting(2));
        const QByteArray id3v1 = QByteArray("TAG") + QByteArray(125, ' ');
        for (const QByteArray& bytes :
             {flac + id3v1, flac + QByteArray(5000, '\0'),
              QByteArray("ID3\x04\0\0\0\0\0\x10", 10) + QByteArray(16, '\0') + flac}) {
            const auto audio = inspectAudio(bytes);
            QVERIFY(audio);
            QCOMPARE(audio->duration, 2000ms);
        }
    }

    void recordingThatWasNeverClosed_goesToTheEnd_data() {
        QTest::addColumn<uint>("length");
        QTest::newRow("0") << 0U;
        QTest::newRow("the greatest") << 0xffff'ffffU;
    }
    void recordingThatWasNeverClosed_goesToTheEnd() {
        QFETCH(uint, length);
        testing::Mp3Tags none;
        none.kind = testing::Mp3Tags::Kind::None;
        QByteArray wav = testing::audioFile(AudioKind::Wav, none, lasting(2));
        const qsizetype data = wav.indexOf("data");
        wav.replace(data + 4, 4, littleEndian(length));
        const auto audio = inspectAudio(wav);
        QVERIFY(audio);
        QCOMPARE(audio->duration, 2000ms);
    }

    void refused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        const QByteArray rest(1000, '\0');
        QTest::newRow("M4A") << QByteArray(
                                    "\0\0\0\x20"
                                    "ftypM4A ",
                                    12) +
                                    rest
                             << "M4A or MP4";
        const QByteArray adts = QByteArray("\xff\xf1\x50\x80\x02\x00\xfc", 7) + QByteArray(9, 'x');
        QTest::newRow("AAC") << adts.repeated(50) << "AAC";
        QTest::newRow("WavPack") << QByteArray("wvpk") + rest << "WavPack";
        QTest::newRow("an ID3v2 tag before Monkey's Audio")
            << QByteArray("ID3\x04\0\0\0\0\0\x10", 10) + QByteArray(16, '\0') + "MAC " + rest
            << "Monkey's Audio";
        QTest::newRow("WMA") << QByteArray("\x30\x26\xb2\x75\x8e\x66\xcf\x11") + rest << "WMA";
        QTest::newRow("WebM") << QByteArray("\x1a\x45\xdf\xa3") + rest << "Matroska or WebM";
        QByteArray speex = testing::audioFile(AudioKind::Opus, {}, lasting(0.2));
        speex.replace(speex.indexOf("OpusHead"), 8, "Speex   ");
        QTest::newRow("Speex") << speex << "Speex";
        QByteArray adpcm = testing::audioFile(AudioKind::Wav, {}, lasting(0.2));
        adpcm[adpcm.indexOf("fmt ") + 8] = 0x11;
        QTest::newRow("a WAV of ADPCM") << adpcm << "WAV (0x0011)";
        QTest::newRow("one Ogg behind the other")
            << testing::audioFile(AudioKind::Opus, {}, lasting(0.2)) +
                   testing::audioFile(AudioKind::Opus, {}, lasting(0.3))
            << "Ogg of several streams";
    }
    void refused() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        const auto audio = inspectAudio(bytes);
        QVERIFY(!audio);
        QCOMPARE(audio.error().code, ErrorCode::Unsupported);
        QCOMPARE(audio.error().detail, name);
    }

    void anyPrefixAndAnyDamage_neitherCrashesNorLoops_data() { addKinds(); }
    void anyPrefixAndAnyDamage_neitherCrashesNorLoops() {
        QFETCH(int, kind);
        const QByteArray whole = testing::audioFile(AudioKind(kind), everyTag(), lasting(0.3));
        for (qsizetype length = 0; length < whole.size(); length += length < 400 ? 1 : 97) {
            const auto prepared =
                prepareSong(whole.first(length), QStringLiteral("x"), Visibility::Everyone);
            QVERIFY(prepared || prepared.error().code != ErrorCode::Internal);
        }
        std::uint32_t state = 7;
        for (int round = 0; round < 600; ++round) {
            QByteArray damaged = whole;
            for (int i = 0; i < 4; ++i) {
                state = state * 1664525U + 1013904223U;
                // Half of it where the headers are.
                const auto within = i % 2 == 0 ? 300U : static_cast<std::uint32_t>(whole.size());
                damaged[static_cast<qsizetype>((state >> 8) % within)] =
                    static_cast<char>(state >> 24);
            }
            std::ignore = prepareSong(damaged, QStringLiteral("x"), Visibility::Everyone);
        }
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_catalogue_formats.moc"
