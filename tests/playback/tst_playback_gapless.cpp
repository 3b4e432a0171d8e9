// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "core/playback/audio_output.h"
#include "core/playback/mpeg_trim.h"
#include "core/playback/song_decoder.h"
#include "tests/playback/direct_decode.h"
#include "tests/support/memory_songs.h"
#include "tests/support/mpeg_header.h"
#include "tests/support/sessions.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

constexpr int kDecoderDelay = 529;

std::unique_ptr<SongDecoder> openDecoder(const QByteArray& file, int streamHz) {
    static MemorySongs songs;
    auto bytes = songs.open(sessionOf(UserId::generate()), songs.add(file));
    auto decoder = SongDecoder::open(std::move(*bytes), streamHz);
    return decoder ? std::move(*decoder) : nullptr;
}

std::vector<float> readAll(SongDecoder& decoder) {
    std::vector<float> samples;
    while (decoder.read(1000, samples)) {
    }
    return samples;
}

/// What libsndfile makes of a file whose header is LAME's, in stereo.
std::vector<float> stereoDecode(const QByteArray& file) {
    const Decoded direct = decodeDirectly(file);
    std::vector<float> stereo;
    for (std::size_t i = 0; i < direct.samples.size(); ++i)
        stereo.insert(stereo.end(), direct.channels == 1 ? 2 : 1, direct.samples[i]);
    return stereo;
}

/// One encoding, and what stands around its frames changed in every way.
struct Song {
    QByteArray file;
    std::vector<float> music;  ///< as LAME's header has it
    std::int64_t decoded = 0;  ///< frames that a decoder makes which cuts nothing off
    LameHeader lame;
    int rate = 0;
};

const Song& songOf(int rate, int channels, bool vbr) {
    static std::map<std::tuple<int, int, bool>, Song> all;
    Song& song = all[{rate, channels, vbr}];
    if (song.file.isEmpty()) {
        song.file = lameMp3(unevenSound(7.3, rate, channels), rate, channels, vbr);
        song.music = stereoDecode(song.file);
        song.lame = lameHeaderOf(song.file);
        song.decoded = song.lame.frames * (rate < 32000 ? 576 : 1152);
        song.rate = rate;
    }
    return song;
}

class TestPlaybackGapless : public QObject {
    Q_OBJECT

    void encodings() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<bool>("vbr");
        for (const bool vbr : {false, true}) {
            for (const int rate : {44100, 48000}) {
                for (const int channels : {1, 2})
                    QTest::addRow("%s, %d Hz, %s", vbr ? "VBR" : "CBR", rate,
                                  channels == 1 ? "mono" : "joint")
                        << rate << channels << vbr;
            }
        }
    }
    static const Song& song() {
        QFETCH(int, rate);
        QFETCH(int, channels);
        QFETCH(bool, vbr);
        return songOf(rate, channels, vbr);
    }
    /// The music begins `lead` frames into what is decoded, and `tail` frames follow it.
    static void checkMusic(const QByteArray& file, Gapless source, std::int64_t lead,
                           std::int64_t tail) {
        const Song& original = song();
        const auto decoder = openDecoder(file, original.rate);
        QVERIFY(decoder);
        QCOMPARE(decoder->gapless(), source);
        const auto samples = readAll(*decoder);
        const auto frames = static_cast<std::int64_t>(samples.size() / kChannels);
        const auto music = static_cast<std::int64_t>(original.music.size() / kChannels);
        QCOMPARE(frames, lead + music + tail);
        QVERIFY(std::equal(original.music.begin(), original.music.end(),
                           samples.begin() + lead * kChannels));
        QCOMPARE(decoder->duration(), std::chrono::milliseconds(frames * 1000 / original.rate));

        // Every place by seeking, the last ones too.
        for (int i = 0; i < 40; ++i) {
            const std::int64_t ms = i < 30 ? (i * 7919) % (frames * 1000 / original.rate - 5)
                                           : frames * 1000 / original.rate - (40 - i);
            decoder->seek(std::chrono::milliseconds(ms));
            std::vector<float> there;
            while (there.size() < 3000 * kChannels && decoder->read(3000, there)) {
            }
            const auto first = static_cast<std::size_t>(ms * original.rate / 1000) * kChannels;
            const std::size_t count = std::min(samples.size() - first, there.size());
            QCOMPARE(
                there.size() >= std::min<std::size_t>(3000 * kChannels, samples.size() - first),
                true);
            double worst = 0;
            for (std::size_t s = 0; s < count; ++s)
                worst = std::max(worst, std::abs(static_cast<double>(there[s]) -
                                                 static_cast<double>(samples[first + s])));
            QVERIFY2(worst < 1e-6, qPrintable(QStringLiteral("%1 ms: %2").arg(ms).arg(worst)));
        }
    }

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void lameHeader_isWhatIsPlayed_data() { encodings(); }
    void lameHeader_isWhatIsPlayed() {
        checkMusic(song().file, Gapless::LameHeader, 0, 0);
        QCOMPARE(song().music.size() / kChannels,
                 static_cast<std::size_t>(std::lround(7.3 * song().rate)));
    }

    void lameHeaderThatCountsNoFrames_isTrimmedAllTheSame_data() { encodings(); }
    void lameHeaderThatCountsNoFrames_isTrimmedAllTheSame() {
        checkMusic(withFrameCount(song().file, 0), Gapless::LameHeader, 0, 0);
    }

    void headerThatClaims28Hours_isSeenThrough_data() { encodings(); }
    void headerThatClaims28Hours_isSeenThrough() {
        checkMusic(withFrameCount(song().file, 28 * 3600 * 40), Gapless::LameHeader, 0, 0);
    }

    void headerThatClaimsTheHalf_isSeenThrough_data() { encodings(); }
    void headerThatClaimsTheHalf_isSeenThrough() {
        checkMusic(withFrameCount(song().file, static_cast<std::uint32_t>(song().lame.frames / 2)),
                   Gapless::LameHeader, 0, 0);
    }

    void noHeader_isCutByTheDecodersDelay_data() { encodings(); }
    void noHeader_isCutByTheDecodersDelay() {
        const Song& one = song();
        checkMusic(withoutHeader(one.file), Gapless::DecoderDelay, one.lame.delay,
                   one.lame.padding - kDecoderDelay);
    }

    void xingHeaderWithoutLame_isCutByTheDecodersDelay_data() { encodings(); }
    void xingHeaderWithoutLame_isCutByTheDecodersDelay() {
        const Song& one = song();
        checkMusic(withoutLamePart(one.file), Gapless::DecoderDelay, one.lame.delay,
                   one.lame.padding - kDecoderDelay);
    }

    void vbriHeader_isCutByItsDelay_data() { encodings(); }
    void vbriHeader_isCutByItsDelay() {
        const Song& one = song();
        // What its field counts: its own frame, the encoder's and the decoder's delay.
        const auto delay = static_cast<std::uint16_t>(1152 + one.lame.delay + kDecoderDelay);
        checkMusic(withVbri(one.file, delay), Gapless::VbriHeader, 0,
                   one.lame.padding - kDecoderDelay);
    }

    void vbriHeaderOfNoDelay_isCutByTheDecoders_data() { encodings(); }
    void vbriHeaderOfNoDelay_isCutByTheDecoders() {
        const Song& one = song();
        checkMusic(withVbri(one.file, 0), Gapless::DecoderDelay, one.lame.delay,
                   one.lame.padding - kDecoderDelay);
    }

    void iTunesComment_isWhatIsPlayed_data() { encodings(); }
    void iTunesComment_isWhatIsPlayed() {
        const Song& one = song();
        const auto delay = static_cast<std::uint32_t>(one.lame.delay + kDecoderDelay);
        const auto length = static_cast<std::uint64_t>(one.music.size() / kChannels);
        const auto padding =
            static_cast<std::uint32_t>(static_cast<std::uint64_t>(one.decoded) - delay - length);
        checkMusic(withITunes(withoutLamePart(one.file), delay, padding, length), Gapless::ITunes,
                   0, 0);
        checkMusic(withITunes(withoutHeader(one.file), delay, padding, length), Gapless::ITunes, 0,
                   0);
        // LAME's header is the encoder's own word.
        checkMusic(withITunes(one.file, 17, padding, length), Gapless::LameHeader, 0, 0);
    }

    void iTunesCommentOfAnotherEncoding_isNotBelieved() {
        const Song& one = songOf(44100, 2, true);
        const auto decoder =
            openDecoder(withITunes(withoutLamePart(one.file), 528, 2154, 8838), 44100);
        QVERIFY(decoder);
        QCOMPARE(decoder->gapless(), Gapless::DecoderDelay);
    }

    void iTunesComment_isParsed_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("iTunes'") << QByteArray(
                                        " 00000000 00000210 0000086A 0000000000002286 00000000")
                                 << true;
        QTest::newRow("short") << QByteArray("0 210 86a 2286") << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("words") << QByteArray("no numbers here at all") << false;
        QTest::newRow("too few") << QByteArray(" 00000000 00000210 0000086A") << false;
        QTest::newRow("no length") << QByteArray("0 210 86A 0") << false;
        QTest::newRow("too long a delay") << QByteArray("0 4001 1 1") << false;
        QTest::newRow("too long") << QByteArray("0 210 86A 10000000001") << false;
        QTest::newRow("overflow") << QByteArray("0 210 86A 10000000000000001") << false;
    }
    void iTunesComment_isParsed() {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        const auto parsed =
            parseITunes(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QCOMPARE(parsed.has_value(), good);
        if (!good)
            return;
        QCOMPARE(parsed->delay, 528);
        QCOMPARE(parsed->padding, 2154);
        QCOMPARE(parsed->length, 8838);
    }

    /// What is read is the same whether or not somebody looks ahead meanwhile.
    void survey_disturbsNothing() {
        QByteArray file = lameMp3(unevenSound(130, 44100, 2), 44100, 2, false);
        file = withFrameCount(file, static_cast<std::uint32_t>(lameHeaderOf(file).frames + 300));
        const auto expected = stereoDecode(
            withFrameCount(file, static_cast<std::uint32_t>(lameHeaderOf(file).frames - 300)));
        const auto decoder = openDecoder(file, 44100);
        QVERIFY(decoder);
        QVERIFY(file.size() > 2'000'000);
        QVERIFY(decoder->duration() > 137s);
        std::vector<float> samples;
        int surveys = 0;
        for (bool more = true; more;) {
            more = decoder->read(1000, samples);
            surveys += decoder->survey() ? 1 : 0;
        }
        QVERIFY(surveys > 1);
        QCOMPARE(decoder->duration(), 130s);
        QVERIFY(samples == expected);
    }

    void otherFormats_knowItThemselves() {
        QByteArray wav(
            "RIFF\x24\0\0\0WAVEfmt "
            "\x10\0\0\0\1\0\1\0\x44\xac\0\0\x88\x58\1\0\2\0\x10\0data\4\0\0\0\1\0\2\0",
            48);
        const auto decoder = openDecoder(wav, 44100);
        QVERIFY(decoder);
        QCOMPARE(decoder->gapless(), Gapless::Format);
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackGapless)
#include "tst_playback_gapless.moc"
