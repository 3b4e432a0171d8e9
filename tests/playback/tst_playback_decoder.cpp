// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <complex>
#include <numbers>

#include "core/playback/audio_output.h"
#include "core/playback/song_decoder.h"
#include "tests/playback/direct_decode.h"
#include "tests/support/memory_songs.h"
#include "tests/support/mp3.h"
#include "tests/support/mpeg_header.h"
#include "tests/support/sessions.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

MemorySongs& songs() {
    static MemorySongs all;
    return all;
}

Result<std::unique_ptr<SongDecoder>> openDecoder(SongId song, int streamHz) {
    auto bytes = songs().open(sessionOf(UserId::generate()), song);
    if (!bytes)
        return fail(bytes.error());
    return SongDecoder::open(std::move(*bytes), streamHz);
}

Result<std::unique_ptr<SongDecoder>> openDecoder(const QByteArray& file, int streamHz) {
    return openDecoder(songs().add(file), streamHz);
}

std::vector<float> readAll(SongDecoder& decoder, std::size_t blockFrames = 1000) {
    std::vector<float> samples;
    while (decoder.read(blockFrames, samples)) {
    }
    decoder.drain(samples);
    return samples;
}

/// Amplitude and phase of a tone in one channel.
std::complex<double> tone(std::span<const float> stereo, double frequency, double rate,
                          int channel = 0) {
    std::complex<double> sum = 0;
    const std::size_t frames = stereo.size() / kChannels;
    for (std::size_t i = 0; i < frames; ++i)
        sum += static_cast<double>(stereo[i * kChannels + static_cast<std::size_t>(channel)]) *
               std::polar(1.0, -2 * std::numbers::pi * frequency * static_cast<double>(i) / rate);
    return sum * (2.0 / static_cast<double>(frames));
}

class TestPlaybackDecoder : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void frames_equalADirectDecode_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        QTest::newRow("44.1 kHz stereo") << 44100 << 2;
        QTest::newRow("48 kHz stereo") << 48000 << 2;
        QTest::newRow("32 kHz mono") << 32000 << 1;
        QTest::newRow("22.05 kHz mono") << 22050 << 1;
        QTest::newRow("12 kHz stereo, MPEG 2.5") << 12000 << 2;
        QTest::newRow("11.025 kHz stereo, MPEG 2.5") << 11025 << 2;
        QTest::newRow("11.025 kHz mono, MPEG 2.5") << 11025 << 1;
        QTest::newRow("8 kHz stereo, MPEG 2.5") << 8000 << 2;
        QTest::newRow("8 kHz mono, MPEG 2.5") << 8000 << 1;
    }
    void frames_equalADirectDecode() {
        QFETCH(int, rate);
        QFETCH(int, channels);
        Mp3Options options;
        options.seconds = 1.5;
        options.sampleRate = rate;
        options.channels = channels;
        const QByteArray file = mp3(songTags(1), options);
        const Decoded direct = decodeDirectly(file);
        QCOMPARE(direct.channels, channels);
        QCOMPARE(direct.rateHz, rate);
        // The encoder's delay and padding are gone: exactly what went in comes out.
        QCOMPARE(direct.frames(), static_cast<std::size_t>(std::lround(1.5 * rate)));

        auto decoder = openDecoder(file, rate);
        QVERIFY(decoder);
        QCOMPARE((*decoder)->sampleRateHz(), rate);
        QCOMPARE((*decoder)->channels(), channels);
        QCOMPARE((*decoder)->duration(), 1500ms);
        const auto samples = readAll(**decoder);
        std::vector<float> expected;
        for (std::size_t i = 0; i < direct.frames(); ++i) {
            const auto width = static_cast<std::size_t>(channels);
            expected.push_back(direct.samples[i * width]);
            expected.push_back(direct.samples[i * width + width - 1]);
        }
        QCOMPARE(samples.size(), expected.size());
        QVERIFY(samples == expected);
    }

    void seek_isExactToTheSample_data() {
        QTest::addColumn<int>("ms");
        QTest::newRow("the beginning") << 0;
        QTest::newRow("early") << 10;
        QTest::newRow("within") << 777;
        QTest::newRow("far") << 2500;
        QTest::newRow("near the end") << 2990;
    }
    void seek_isExactToTheSample() {
        QFETCH(int, ms);
        Mp3Options options;
        options.seconds = 3;
        options.frequency = 997;  // no multiple of a frame
        const QByteArray file = mp3({}, options);
        const Decoded direct = decodeDirectly(file);
        auto decoder = openDecoder(file, 44100);
        QVERIFY(decoder);
        std::vector<float> before;
        QVERIFY((*decoder)->read(5000, before));
        (*decoder)->seek(std::chrono::milliseconds(ms));
        const auto samples = readAll(**decoder);
        const std::size_t first = static_cast<std::size_t>(ms) * 44100 / 1000;
        QCOMPARE(samples.size() / kChannels, direct.frames() - first);
        double worst = 0;
        for (std::size_t i = 0; i < samples.size(); ++i)
            worst = std::max(worst,
                             std::abs(static_cast<double>(samples[i]) -
                                      static_cast<double>(direct.samples[first * kChannels + i])));
        // One sample off would be 0.07.
        QVERIFY2(worst < 1e-3, qPrintable(QString::number(worst)));
    }

    void seek_isClamped() {
        auto decoder = openDecoder(mp3(), 44100);
        QVERIFY(decoder);
        (*decoder)->seek(1h);
        QVERIFY(readAll(**decoder).empty());
        (*decoder)->seek(-5s);
        QCOMPARE(readAll(**decoder).size(), 44100U * kChannels);
    }

    void otherRate_isConvertedWithoutDelay_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("44.1 to 48 kHz") << 44100 << 48000;
        QTest::newRow("48 to 44.1 kHz") << 48000 << 44100;
        QTest::newRow("22.05 to 48 kHz") << 22050 << 48000;
    }
    void otherRate_isConvertedWithoutDelay() {
        QFETCH(int, from);
        QFETCH(int, to);
        Mp3Options options;
        options.sampleRate = from;
        const QByteArray file = mp3({}, options);
        auto decoder = openDecoder(file, to);
        QVERIFY(decoder);
        const auto samples = readAll(**decoder);
        QVERIFY2(std::abs(static_cast<int>(samples.size() / kChannels) - to) <= 1,
                 qPrintable(QString::number(samples.size() / kChannels)));
        // A sample of delay would turn the tone by 3 to 7 degrees.
        const auto before = tone(decodeDirectly(file).samples, 440, from);
        const auto ratio = tone(samples, 440, to) / before;
        QVERIFY2(std::abs(ratio - 1.0) < 0.005, qPrintable(QString::number(std::abs(ratio - 1.0))));
    }

    void otherRate_seeks() {
        Mp3Options options;
        options.seconds = 2;
        auto decoder = openDecoder(mp3({}, options), 48000);
        QVERIFY(decoder);
        const auto whole = readAll(**decoder);
        (*decoder)->seek(1s);
        const auto rest = readAll(**decoder);
        QVERIFY2(std::abs(static_cast<int>(rest.size() / kChannels) - 48000) <= 1,
                 qPrintable(QString::number(rest.size() / kChannels)));
        // Past the filter's first moment the two are the same.
        double worst = 0;
        for (std::size_t i = 2000; i + 2000 < rest.size(); ++i)
            worst = std::max(worst, std::abs(static_cast<double>(rest[i]) -
                                             static_cast<double>(whole[48000U * kChannels + i])));
        QVERIFY2(worst < 1e-3, qPrintable(QString::number(worst)));
    }

    void noAudio_isRefused_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("Not a song at all. ").repeated(1000);
        QTest::newRow("zeros") << QByteArray(100'000, '\0');
        QTest::newRow("a tag alone") << mp3(songTags(1)).first(100);
        QTest::newRow("a picture") << pngImage(50, 50, 0x123456);
    }
    void noAudio_isRefused() {
        QFETCH(QByteArray, file);
        const auto decoder = openDecoder(file, 44100);
        QVERIFY(!decoder);
        QCOMPARE(decoder.error().code, ErrorCode::NoAudio);
    }

    void missingSong_isNotFound() {
        const auto decoder = openDecoder(SongId::generate(), 44100);
        QVERIFY(!decoder);
        QCOMPARE(decoder.error().code, ErrorCode::NotFound);
    }

    void truncated_endsThere() {
        Mp3Options options;
        options.seconds = 3;
        const QByteArray file = mp3({}, options);
        const Decoded direct = decodeDirectly(file);
        auto decoder = openDecoder(file.first(file.size() / 2), 44100);
        QVERIFY(decoder);
        const auto samples = readAll(**decoder);
        QVERIFY(samples.size() > direct.samples.size() / 3);
        QVERIFY(samples.size() < direct.samples.size() * 2 / 3);
        const std::size_t sure = samples.size() - 2 * 1152U * kChannels;
        QVERIFY(std::equal(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(sure),
                           direct.samples.begin()));
    }

    void damagedBytes_atTheBeginning_tellTheirOwnError() {
        const SongId song = songs().add(mp3());
        songs().damage(song, 0);
        const auto decoder = openDecoder(song, 44100);
        QVERIFY(!decoder);
        QCOMPARE(decoder.error().code, ErrorCode::Damaged);
    }

    void damagedBytes_inTheMiddle_endTheSongThere() {
        Mp3Options options;
        options.seconds = 10;
        const QByteArray file = mp3({}, options);
        const SongId song = songs().add(file);
        auto decoder = openDecoder(song, 44100);
        QVERIFY(decoder);
        songs().damage(song, file.size() / 2);
        auto damaged = openDecoder(song, 44100);
        if (!damaged) {
            // libsndfile may look at the end first; then the song is refused with its reason.
            QCOMPARE(damaged.error().code, ErrorCode::Damaged);
            return;
        }
        const auto samples = readAll(**damaged);
        QVERIFY(!samples.empty());
        QVERIFY(samples.size() < 6U * 44100U * kChannels);
    }

    /// libmpg123 refuses to go on at the second rate, and then must not be asked to.
    void changedKind_endsTheSongThere() {
        auto opened = openDecoder(silentMp3OfThreeKinds(), 44100);
        QVERIFY(opened);
        SongDecoder& decoder = **opened;
        const auto all = readAll(decoder);
        QVERIFY(!all.empty());
        decoder.seek(0ms);
        QCOMPARE(readAll(decoder).size(), all.size());
        for (const int percent : {99, 101, 99, 50, 99, 101}) {
            decoder.seek(decoder.duration() * percent / 100);
            std::vector<float> samples;
            std::ignore = decoder.read(2000, samples);
            QVERIFY(samples.size() < all.size());
        }
        decoder.seek(0ms);
        QCOMPARE(readAll(decoder).size(), all.size());
    }

    /// Bytes flipped in the audio: whatever comes out, it ends and stays finite.
    void flippedBytes_neverBreakIt() {
        QByteArray file = mp3();
        std::uint32_t state = 12345;
        for (int round = 0; round < 40; ++round) {
            QByteArray broken = file;
            for (int i = 0; i < 30; ++i) {
                state = state * 1664525U + 1013904223U;
                broken[static_cast<qsizetype>(state % static_cast<std::uint32_t>(file.size()))] =
                    static_cast<char>(state >> 24);
            }
            auto decoder = openDecoder(broken, 48000);
            if (!decoder)
                continue;
            const auto samples = readAll(**decoder);
            QVERIFY(samples.size() < 10U * 48000U * kChannels);
            QVERIFY(std::all_of(samples.begin(), samples.end(),
                                [](float sample) { return std::isfinite(sample); }));
        }
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackDecoder)
#include "tst_playback_decoder.moc"
