// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtEndian>
#include <QtTest>
#include <cmath>
#include <numbers>

#include "core/playback/audio_output.h"
#include "core/playback/song_decoder.h"
#include "tests/playback/direct_decode.h"
#include "tests/support/audio_file.h"
#include "tests/support/memory_songs.h"
#include "tests/support/sessions.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

std::unique_ptr<SongDecoder> openDecoder(const QByteArray& file, int streamHz) {
    static MemorySongs songs;
    auto bytes = songs.open(sessionOf(UserId::generate()), songs.add(file));
    auto decoder = SongDecoder::open(std::move(*bytes), streamHz);
    return decoder ? std::move(*decoder) : nullptr;
}

std::vector<float> readAll(SongDecoder& decoder, std::size_t blockFrames = 1000) {
    std::vector<float> samples;
    while (decoder.read(blockFrames, samples)) {
    }
    decoder.drain(samples);
    return samples;
}

/// A tone a little off any frame, with a slow change of level: no two places are alike.
QByteArray song(AudioKind kind, int rate, int channels, double seconds) {
    const auto frames = static_cast<std::size_t>(std::lround(seconds * rate));
    std::vector<float> samples;
    for (std::size_t i = 0; i < frames; ++i) {
        const double time = static_cast<double>(i) / rate;
        for (int c = 0; c < channels; ++c)
            samples.push_back(static_cast<float>(
                (0.3 + 0.1 * std::sin(time)) *
                std::sin(2 * std::numbers::pi * (397 + 100 * c + 20 * time) * time)));
    }
    return audioFile(kind, samples, rate, channels);
}

/// The Ogg stream of an Opus file with another gain in its head (RFC 7845, 5.1), in 1/256 dB.
QByteArray withOutputGain(QByteArray file, qint16 steps) {
    const qsizetype head = file.indexOf("OpusHead");
    qToLittleEndian(steps, file.data() + head + 16);
    const qsizetype size = head + 19;  // the only packet of the first page
    std::fill_n(file.begin() + 22, 4, '\0');
    quint32 checksum = 0;
    for (qsizetype i = 0; i < size; ++i) {
        checksum ^= static_cast<quint32>(static_cast<quint8>(file[i])) << 24;
        for (int bit = 0; bit < 8; ++bit)
            checksum = checksum << 1 ^ ((checksum >> 31) != 0 ? 0x04c11db7U : 0U);
    }
    qToLittleEndian(checksum, file.data() + 22);
    return file;
}

double worstDifference(std::span<const float> a, std::span<const float> b) {
    double worst = 0;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        worst = std::max(worst, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return worst;
}

class TestPlaybackFormats : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void frames_equalADirectDecodeAndSeekExactly_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("channels");
        for (const AudioKind kind :
             {AudioKind::Flac, AudioKind::Vorbis, AudioKind::Wav, AudioKind::Aiff})
            for (const int rate : {8000, 44100, 48000, 96000, 192000})
                for (const int channels : {1, 2})
                    QTest::addRow("%s, %d Hz, %d channels", nameOf(kind), rate, channels)
                        << int(kind) << rate << channels;
        for (const int rate : {8000, 24000, 48000})
            for (const int channels : {1, 2})
                QTest::addRow("opus, %d Hz, %d channels", rate, channels)
                    << int(AudioKind::Opus) << rate << channels;
    }
    void frames_equalADirectDecodeAndSeekExactly() {
        QFETCH(int, kind);
        QFETCH(int, rate);
        QFETCH(int, channels);
        const QByteArray file = song(AudioKind(kind), rate, channels, 2.5);
        const Decoded direct = decodeDirectly(file);
        const auto width = static_cast<std::size_t>(channels);
        std::vector<float> expected;
        for (std::size_t i = 0; i < direct.frames(); ++i) {
            expected.push_back(direct.samples[i * width]);
            expected.push_back(direct.samples[i * width + width - 1]);
        }
        QCOMPARE(direct.frames(), static_cast<std::size_t>(std::lround(2.5 * rate)));

        const auto decoder = openDecoder(file, rate);
        QVERIFY(decoder);
        QCOMPARE(decoder->sampleRateHz(), rate);
        QCOMPARE(decoder->channels(), channels);
        QCOMPARE(decoder->duration(), 2500ms);
        QVERIFY(readAll(*decoder) == expected);

        // Opus goes on from other states than when it came there: nearly the same, as RFC 7845 has
        // it. One sample off would be more.
        const double most = AudioKind(kind) == AudioKind::Opus ? 0.02 : 1e-4;
        for (const int ms : {2490, 1000, 0, 10, 777, 1999}) {
            decoder->seek(std::chrono::milliseconds(ms));
            const auto rest = readAll(*decoder, 700);
            const std::size_t first = static_cast<std::size_t>(ms * rate / 1000) * kChannels;
            QCOMPARE(rest.size(), expected.size() - first);
            const double worst = worstDifference(rest, std::span(expected).subspan(first));
            QVERIFY2(worst < most, qPrintable(QStringLiteral("%1 ms: %2").arg(ms).arg(worst)));
        }
        decoder->seek(1h);
        QVERIFY(readAll(*decoder).empty());
        decoder->seek(-5s);
        QCOMPARE(readAll(*decoder).size(), expected.size());
    }

    void highRate_isConvertedWithItsLength_data() {
        QTest::addColumn<int>("kind");
        for (const AudioKind kind : {AudioKind::Flac, AudioKind::Vorbis, AudioKind::Wav})
            QTest::newRow(nameOf(kind)) << int(kind);
    }
    void highRate_isConvertedWithItsLength() {
        QFETCH(int, kind);
        for (const int rate : {8000, 88200, 176400, 192000}) {
            const auto decoder = openDecoder(song(AudioKind(kind), rate, 2, 1), 48000);
            QVERIFY(decoder);
            const auto frames = static_cast<int>(readAll(*decoder).size() / kChannels);
            QVERIFY2(std::abs(frames - 48000) <= 1, qPrintable(QString::number(frames)));
        }
    }

    void surround_isMixedDown_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<std::vector<double>>("left");  // the part of each channel in the left
        constexpr double kSide = 0.70710678;
        const double scale = 1 / (1 + 2 * kSide);
        const std::vector<double> film{scale, 0, kSide * scale, 0, kSide * scale, 0};
        const std::vector<double> xiph{scale, kSide * scale, 0, kSide * scale, 0, 0};
        const double quad = 1 / (1 + kSide);
        for (const AudioKind kind : {AudioKind::Flac, AudioKind::Wav, AudioKind::Aiff}) {
            QTest::addRow("%s, 5.1", nameOf(kind)) << int(kind) << film;
            QTest::addRow("%s, 4", nameOf(kind))
                << int(kind) << std::vector<double>{quad, 0, kSide * quad, 0};
        }
        QTest::newRow("vorbis, 5.1") << int(AudioKind::Vorbis) << xiph;
        QTest::newRow("vorbis, 3")
            << int(AudioKind::Vorbis) << std::vector<double>{quad, kSide * quad, 0};
        QTest::newRow("opus, 5.1") << int(AudioKind::Opus) << xiph;
    }
    /// A song that sounds in one channel only, each in its turn.
    void surround_isMixedDown() {
        QFETCH(int, kind);
        QFETCH(std::vector<double>, left);
        const auto width = left.size();
        for (std::size_t sounding = 0; sounding < width; ++sounding) {
            std::vector<float> samples(width * 48000);
            // Low enough to come through where a codec takes the channel for a low-frequency one.
            for (std::size_t i = 0; i < 48000; ++i)
                samples[i * width + sounding] = static_cast<float>(
                    0.8 * std::sin(2 * std::numbers::pi * 60 * static_cast<double>(i) / 48000));
            const auto decoder = openDecoder(
                audioFile(AudioKind(kind), samples, 48000, static_cast<int>(width)), 48000);
            QVERIFY(decoder);
            const auto heard = readAll(*decoder);
            double power = 0;
            for (std::size_t i = 0; i < heard.size(); i += kChannels)
                power += static_cast<double>(heard[i]) * static_cast<double>(heard[i]);
            const double level = std::sqrt(power / 48000 * 2) / 0.8;
            const bool lossy =
                AudioKind(kind) == AudioKind::Vorbis || AudioKind(kind) == AudioKind::Opus;
            QVERIFY2(std::abs(level - left[sounding]) < (lossy ? 0.05 : 0.001),
                     qPrintable(QStringLiteral("channel %1: %2, not %3")
                                    .arg(sounding)
                                    .arg(level)
                                    .arg(left[sounding])));
        }
    }

    void fullSurround_cannotClip() {
        for (int channels = 3; channels <= 8; ++channels) {
            const std::vector<float> loud(static_cast<std::size_t>(channels) * 4800, 0.999F);
            const auto decoder =
                openDecoder(audioFile(AudioKind::Wav, loud, 48000, channels), 48000);
            QVERIFY(decoder);
            for (const float sample : readAll(*decoder))
                QVERIFY(sample > 0.9F && sample <= 1.0F);
        }
    }

    /// What a pipe leaves: the head says neither the length nor the sum.
    void flacOfUnknownLength_isMeasured() {
        QByteArray file = song(AudioKind::Flac, 44100, 2, 2);
        file[21] = static_cast<char>(file[21] & 0xf0);
        file.replace(22, 4, QByteArray(4, '\0'));
        const auto decoder = openDecoder(file, 44100);
        QVERIFY(decoder);
        QCOMPARE(decoder->duration(), 2000ms);
        decoder->seek(1500ms);
        QCOMPARE(readAll(*decoder).size() / kChannels, std::size_t{22050});
        decoder->seek(3s);
        QVERIFY(readAll(*decoder).empty());
        decoder->seek(0s);
        QCOMPARE(readAll(*decoder).size() / kChannels, std::size_t{88200});
    }

    void tagBeforeAnyFormat_isPassedOver_data() {
        QTest::addColumn<int>("kind");
        for (const AudioKind kind : kAudioKinds)
            QTest::newRow(nameOf(kind)) << int(kind);
    }
    void tagBeforeAnyFormat_isPassedOver() {
        QFETCH(int, kind);
        const QByteArray tag = QByteArray("ID3\x04\0\0\0\0\x01\x10", 10) + QByteArray(144, '\0');
        const QByteArray file = song(AudioKind(kind), 48000, 2, 1);
        const auto plain = openDecoder(file, 48000);
        const auto tagged = openDecoder(tag + file, 48000);
        QVERIFY(plain && tagged);
        QCOMPARE(tagged->duration(), 1000ms);
        QVERIFY(readAll(*plain) == readAll(*tagged));
    }

    /// One signal cut in two: the two songs, one behind the other, are the uncut one.
    void halves_joinWithoutALostSample() {
        std::vector<float> whole;
        for (int i = 0; i < 2 * 50'001; ++i)
            whole.push_back(static_cast<float>(0.5 * std::sin(0.01 * i)));
        const std::vector<float> one(whole.begin(), whole.begin() + 2 * 20'011);
        const std::vector<float> two(whole.begin() + 2 * 20'011, whole.end());
        for (const AudioKind kind : {AudioKind::Flac, AudioKind::Wav, AudioKind::Aiff}) {
            const auto uncut = openDecoder(audioFile(kind, whole, 44100, 2), 44100);
            const auto first = openDecoder(audioFile(kind, one, 44100, 2), 44100);
            const auto second = openDecoder(audioFile(kind, two, 44100, 2), 44100);
            QVERIFY(uncut && first && second);
            std::vector<float> joined = readAll(*first);
            const auto rest = readAll(*second);
            joined.insert(joined.end(), rest.begin(), rest.end());
            QVERIFY(joined == readAll(*uncut));
        }
    }

    void damage_neverBreaksIt_data() { tagBeforeAnyFormat_isPassedOver_data(); }
    void damage_neverBreaksIt() {
        QFETCH(int, kind);
        const QByteArray file = song(AudioKind(kind), 48000, 2, 0.5);
        std::uint32_t state = 4711;
        for (int round = 0; round < 40; ++round) {
            QByteArray broken = round % 4 == 0 ? file.first(file.size() * round / 40) : file;
            for (int i = 0; i < 20 && !broken.isEmpty(); ++i) {
                state = state * 1664525U + 1013904223U;
                broken[static_cast<qsizetype>((state >> 4) %
                                              static_cast<std::uint32_t>(broken.size()))] =
                    static_cast<char>(state >> 24);
            }
            const auto decoder = openDecoder(broken, 48000);
            if (!decoder)
                continue;
            std::vector<float> samples;
            for (int block = 0; block < 500 && decoder->read(1000, samples); ++block) {
            }
            decoder->seek(200ms);
            std::ignore = decoder->read(1000, samples);
        }
    }

    /// R128's gains in the tags come on top of it, so it has to be in the sound already.
    void opusOutputGain_isInTheSound() {
        const QByteArray file = song(AudioKind::Opus, 48'000, 1, 1);
        const auto plain = readAll(*openDecoder(file, 48'000));
        const auto quieter = openDecoder(withOutputGain(file, -6 * 256), 48'000);
        QVERIFY(quieter);
        const auto samples = readAll(*quieter);
        QCOMPARE(samples.size(), plain.size());
        const auto power = [](const std::vector<float>& of) {
            double sum = 0;
            for (const float sample : of)
                sum += static_cast<double>(sample) * static_cast<double>(sample);
            return sum;
        };
        const double db = 10 * std::log10(power(samples) / power(plain));
        QVERIFY2(std::abs(db + 6) < 0.01, qPrintable(QString::number(db)));
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackFormats)
#include "tst_playback_formats.moc"
