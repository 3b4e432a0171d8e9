// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <ebur128.h>

#include <QtTest>
#include <cmath>
#include <numbers>
#include <random>

#include "core/playback/analysis/analyse_audio.h"
#include "core/playback/analysis/audio_frames.h"
#include "core/playback/analysis/chromaprint.h"
#include "core/playback/analysis/decimator.h"
#include "core/playback/analysis/sound_meter.h"
#include "tests/playback/direct_decode.h"
#include "tests/support/audio_file.h"
#include "tests/support/byte_song.h"
#include "tests/support/mp3.h"

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;

namespace {

constexpr double kPi = std::numbers::pi;

/// Stereo, the same in both channels.
std::vector<float> tone(double seconds, int rate, double hertz, double amplitude,
                        double phase = 0) {
    std::vector<float> samples(2 * static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(
            amplitude * std::sin(2 * kPi * hertz * static_cast<double>(i / 2) / rate + phase));
    return samples;
}

/// Bursts of tones and noise, louder and softer, different in the two channels.
std::vector<float> music(double seconds, int rate, unsigned seed, double gain) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> noise(-1, 1);
    std::vector<float> samples(2 * static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < samples.size() / 2; ++i) {
        const double t = static_cast<double>(i) / rate;
        const double beat = std::exp(-4 * std::fmod(t, 0.5));
        const double swell = 0.55 - 0.45 * std::cos(2 * kPi * t / 20);
        const double bass = std::sin(2 * kPi * 55 * t);
        const double lead = std::sin(2 * kPi * (880 + 220 * std::floor(std::fmod(t, 4))) * t);
        const double left = swell * (0.4 * bass + 0.3 * beat * noise(random) + 0.2 * lead);
        const double right = swell * (0.4 * bass + 0.3 * beat * noise(random) - 0.1 * lead);
        samples[2 * i] = static_cast<float>(gain * left);
        samples[2 * i + 1] = static_cast<float>(gain * right);
    }
    return samples;
}

std::vector<float> scaled(std::vector<float> samples, float gain, float most = 1e9F) {
    for (float& sample : samples)
        sample = std::clamp(gain * sample, -most, most);
    return samples;
}

Analysis measured(const std::vector<float>& samples, int rate, std::size_t atOnce = 4096) {
    SoundMeter meter(rate);
    for (std::size_t at = 0; at < samples.size(); at += 2 * atOnce)
        meter.add(std::span(samples).subspan(at, std::min(2 * atOnce, samples.size() - at)));
    return meter.finish();
}

struct Reference {
    explicit Reference(int rate)
        : state(ebur128_init(2, static_cast<unsigned long>(rate),
                             EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK)) {}
    ~Reference() { ebur128_destroy(&state); }
    Reference(const Reference&) = delete;
    Reference& operator=(const Reference&) = delete;
    void add(const std::vector<float>& samples) {
        ebur128_add_frames_float(state, samples.data(), samples.size() / 2);
    }
    [[nodiscard]] double loudness() const {
        double lufs = 0;
        ebur128_loudness_global(state, &lufs);
        return lufs;
    }
    [[nodiscard]] double range() const {
        double lu = 0;
        ebur128_loudness_range(state, &lu);
        return lu;
    }
    [[nodiscard]] double truePeakDb() const {
        double left = 0;
        double right = 0;
        ebur128_true_peak(state, 0, &left);
        ebur128_true_peak(state, 1, &right);
        return 20 * std::log10(std::max(left, right));
    }
    ebur128_state* state;
};

Result<Analysis> analysed(const QByteArray& file) {
    ByteSong bytes(file);
    Chromaprint chromaprint;
    return analyseAudio(
        bytes, [] { return true; }, chromaprint);
}

/// With what a careless program may have written into the Info header of the first frame.
QByteArray withFrameCount(QByteArray file, std::uint32_t frames) {
    const qsizetype at = file.indexOf("Info");
    if (at < 0)
        qFatal("no header");
    for (int i = 0; i < 4; ++i)
        file[at + 8 + i] = static_cast<char>(frames >> (24 - 8 * i));
    return file;
}

QByteArray hashOf(SongBytes& bytes) {
    return AudioFrames(bytes).hash().value();
}

class TestPlaybackAnalysis : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void decimator_keepsTheLowOctaves_whateverItIsGivenAtOnce() {
        const auto level = [](std::span<const float> samples) {
            float most = 0;
            for (const float sample : samples.subspan(samples.size() / 2))
                most = std::max(most, std::abs(sample));
            return most;
        };
        for (const double hertz : {100.0, 1000.0, 2000.0}) {
            Decimator decimator(44'100, 11'025);
            QCOMPARE(decimator.rateHz(), 11'025);
            QVERIFY(std::abs(level(decimator.add(tone(1, 44'100, hertz, 0.5))) - 0.5F) < 0.025F);
        }
        // What would fold back onto them.
        for (const double hertz : {8'500.0, 12'000.0, 19'500.0}) {
            Decimator decimator(44'100, 11'025);
            QVERIFY(level(decimator.add(tone(1, 44'100, hertz, 0.5))) < 0.1F);
        }
        const auto samples = music(0.5, 48'000, 3, 0.5);
        Decimator whole(48'000, 11'025);
        QCOMPARE(whole.rateHz(), 12'000);
        const auto expected = whole.add(samples);
        Decimator pieces(48'000, 11'025);
        std::vector<float> found;
        for (std::size_t at = 0; at < samples.size();) {
            const std::size_t some = std::min<std::size_t>(2 * (1 + at % 37), samples.size() - at);
            const auto out = pieces.add(std::span(samples).subspan(at, some));
            found.insert(found.end(), out.begin(), out.end());
            at += some;
        }
        QVERIFY(found.size() + 4 >= expected.size() && found.size() <= expected.size());
        QVERIFY(std::ranges::equal(found, expected.first(found.size())));
        QCOMPARE(Decimator(16'000, 11'025).rateHz(), 16'000);
        QCOMPARE(Decimator(8'000, 11'025).rateHz(), 8'000);
    }

    // --- against the standard and libebur128 ---

    /// EBU Tech 3341, case 1 and 2: a stereo sine of 1 kHz at -23 dBFS has -23 LUFS.
    void tone_hasTheLoudnessOfTheStandard_data() {
        QTest::addColumn<double>("dbfs");
        QTest::newRow("-23") << -23.0;
        QTest::newRow("-33") << -33.0;
    }
    void tone_hasTheLoudnessOfTheStandard() {
        QFETCH(double, dbfs);
        for (const int rate : {44'100, 48'000}) {
            const Analysis found = measured(tone(8, rate, 1000, std::pow(10.0, dbfs / 20)), rate);
            QVERIFY(std::abs(*found.facts.integratedLufs - dbfs) < 0.1);
            QVERIFY(std::abs(*found.facts.truePeakDbtp - dbfs) < 0.1);
            QVERIFY(found.facts.rangeLu < 0.1);
        }
    }

    void everything_isAsLibebur128HasIt_data() {
        QTest::addColumn<std::vector<float>>("samples");
        QTest::addColumn<int>("rate");
        const auto song = music(24, 44'100, 1, 0.8);
        QTest::newRow("music") << song << 44'100;
        QTest::newRow("loud and clipped") << scaled(song, 12, 1) << 44'100;
        QTest::newRow("very soft") << scaled(song, 0.003F) << 44'100;
        QTest::newRow("no whole piece") << music(3.21, 44'100, 2, 0.5) << 44'100;
        for (const int rate : {8'000, 22'050, 32'000, 48'000, 96'000, 192'000})
            QTest::newRow(qPrintable(QString::number(rate))) << music(6, rate, 3, 0.8) << rate;
        // All samples at 0.7 of the curve between them.
        QTest::newRow("between the samples") << tone(6, 44'100, 11'025, 0.5, kPi / 4) << 44'100;
        QTest::newRow("high") << tone(6, 44'100, 19'000, 0.9, 0.3) << 44'100;
        auto click = tone(6, 44'100, 300, 0.05);
        click[2 * 100'001] = 0.9F;
        QTest::newRow("one click") << click << 44'100;
        auto late = std::vector<float>(2 * 44'100 * 5, 0.0F);
        const auto sound = tone(1, 44'100, 997, 0.5);
        late.insert(late.end(), sound.begin(), sound.end());
        QTest::newRow("silence first") << late << 44'100;
    }
    void everything_isAsLibebur128HasIt() {
        QFETCH(std::vector<float>, samples);
        QFETCH(int, rate);
        const Analysis found = measured(samples, rate);
        Reference reference(rate);
        reference.add(samples);
        const auto within = [](double is, double shall, double most, const char* what) {
            QVERIFY2(std::abs(is - shall) <= most, qPrintable(QStringLiteral("%1: %2 instead of %3")
                                                                  .arg(QString::fromLatin1(what))
                                                                  .arg(is)
                                                                  .arg(shall)));
        };
        within(*found.facts.integratedLufs, reference.loudness(), 0.005, "loudness");
        within(found.facts.rangeLu, reference.range(), 0.01, "range");
        within(*found.facts.truePeakDbtp, reference.truePeakDb(), 0.05, "true peak");
        QCOMPARE(found.facts.frames, static_cast<std::int64_t>(samples.size() / 2));
        QCOMPARE(found.facts.sampleRateHz, rate);
    }

    /// However it is cut: the filter begins anew in four places of each piece.
    void pieces_makeNoDifference() {
        const auto samples = music(21, 44'100, 4, 0.8);
        const Analysis whole = measured(samples, 44'100, samples.size());
        for (const std::size_t atOnce : {1UL, 1000UL, 44'100UL}) {
            const Analysis cut = measured(samples, 44'100, atOnce);
            QVERIFY(cut.facts == whole.facts);
            QVERIFY(cut.momentary == whole.momentary);
            QVERIFY(cut.waveform == whole.waveform);
        }
    }

    void shortOrSilent_hasNoLoudness() {
        const Analysis brief = measured(tone(0.3, 44'100, 997, 0.5), 44'100);
        QVERIFY(!brief.facts.integratedLufs);
        QVERIFY(std::abs(*brief.facts.truePeakDbtp + 6.02) < 0.1);
        const Analysis silent = measured(std::vector<float>(2 * 44'100), 44'100);
        QVERIFY(!silent.facts.integratedLufs && !silent.facts.truePeakDbtp);
        QCOMPARE(silent.facts.frames, 44'100);
    }

    /// The histograms of its songs against libebur128 having heard all of them.
    void album_isAsLoudAsItsSongsTogether() {
        std::vector<std::vector<float>> songs;
        songs.push_back(music(20, 44'100, 5, 0.9));
        songs.push_back(music(15, 44'100, 6, 0.2));
        songs.push_back(music(12, 44'100, 7, 0.02));
        songs.push_back(tone(10, 44'100, 440, 0.3));
        LoudnessHistogram momentary;
        LoudnessHistogram shortTerm;
        std::vector<std::unique_ptr<Reference>> references;
        std::vector<ebur128_state*> states;
        for (const auto& song : songs) {
            const Analysis found = measured(song, 44'100);
            momentary += *LoudnessHistogram::fromBytes(found.momentary.toBytes());
            shortTerm += found.shortTerm;
            references.push_back(std::make_unique<Reference>(44'100));
            references.back()->add(song);
            states.push_back(references.back()->state);
        }
        double lufs = 0;
        double range = 0;
        ebur128_loudness_global_multiple(states.data(), states.size(), &lufs);
        ebur128_loudness_range_multiple(states.data(), states.size(), &range);
        QVERIFY2(std::abs(*momentary.integratedLufs() - lufs) < 0.05,
                 qPrintable(QStringLiteral("%1 %2").arg(*momentary.integratedLufs()).arg(lufs)));
        QVERIFY2(std::abs(shortTerm.rangeLu() - range) < 0.15,
                 qPrintable(QStringLiteral("%1 %2").arg(shortTerm.rangeLu()).arg(range)));
    }

    void waveform_showsWhereItIsLoud() {
        auto samples = tone(30, 44'100, 441, 0.8);
        const auto soft = tone(30, 44'100, 441, 0.1);
        samples.insert(samples.end(), soft.begin(), soft.end());
        const Waveform waveform = measured(samples, 44'100).waveform;
        QCOMPARE(waveform.peaks.size(), WaveformBuilder::kBins);
        QCOMPARE(waveform.rms.size(), WaveformBuilder::kBins);
        for (std::size_t i = 2; i + 2 < WaveformBuilder::kBins; ++i) {
            if (i >= WaveformBuilder::kBins / 2 - 1 && i <= WaveformBuilder::kBins / 2 + 1)
                continue;
            const double level = i < WaveformBuilder::kBins / 2 ? 0.8 : 0.1;
            QVERIFY(std::abs(Waveform::amplitude(waveform.peaks[i]) - level) < 0.008);
            QVERIFY(std::abs(Waveform::amplitude(waveform.rms[i]) - level / std::sqrt(2)) < 0.008);
        }
        QVERIFY(waveform.toBytes().size() <= 4096);
        QVERIFY(Waveform::fromBytes(waveform.toBytes()) == waveform);
    }
    void waveform_ofALongSongTakesNoMore() {
        WaveformBuilder builder;
        for (int i = 0; i < 1'000'000; ++i)
            builder.add(i == 765'432 ? 1.0F : 0.25F, 96 * 0.01, 96);
        const Waveform waveform = builder.finish();
        QCOMPARE(waveform.peaks.size(), WaveformBuilder::kBins);
        const auto loudest = std::ranges::max_element(waveform.peaks) - waveform.peaks.begin();
        QVERIFY(std::abs(static_cast<double>(loudest) - 0.765432 * 1024) < 12);
        QCOMPARE(waveform.rms[500], Waveform::encode(0.1));
    }

    // --- files ---

    void file_isMeasuredAsItSounds_data() {
        QTest::addColumn<AudioKind>("kind");
        for (const AudioKind kind : kAudioKinds)
            QTest::newRow(nameOf(kind)) << kind;
    }
    void file_isMeasuredAsItSounds() {
        QFETCH(AudioKind, kind);
        const auto samples = music(6, 48'000, 8, 0.7);
        const QByteArray file = audioFile(kind, samples, 48'000, 2);
        const auto found = analysed(file);
        QVERIFY(found);
        const Decoded direct = decodeDirectly(file);
        QCOMPARE(found->facts.frames, static_cast<std::int64_t>(direct.frames()));
        QCOMPARE(found->facts.sampleRateHz, 48'000);
        Reference reference(48'000);
        reference.add(direct.samples);
        QVERIFY(std::abs(*found->facts.integratedLufs - reference.loudness()) < 0.005);
        QVERIFY(std::abs(*found->facts.truePeakDbtp - reference.truePeakDb()) < 0.05);
        QCOMPARE(found->facts.framesHash.size(), 32);
    }

    void mono_isHeardFromBothLoudspeakers() {
        Mp3Options options;
        options.seconds = 5;
        options.frequency = 997;
        options.amplitude = 0.25;
        options.channels = 1;
        const auto mono = analysed(mp3({}, options));
        options.channels = 2;
        const auto stereo = analysed(mp3({}, options));
        QVERIFY(mono && stereo);
        QVERIFY(std::abs(*mono->facts.integratedLufs - *stereo->facts.integratedLufs) < 0.05);
    }

    void lyingHeader_doesNotChangeTheLength_data() {
        QTest::addColumn<std::uint32_t>("frames");
        QTest::newRow("none") << 0U;
        QTest::newRow("28 hours") << 3'858'750U;
        QTest::newRow("too few") << 300U;
    }
    void lyingHeader_doesNotChangeTheLength() {
        QFETCH(std::uint32_t, frames);
        Mp3Options options;
        options.seconds = 20;
        const auto found = analysed(withFrameCount(mp3({}, options), frames));
        QVERIFY(found);
        QCOMPARE(found->facts.frames, 20 * 44'100);
    }

    /// Longer than what is looked through when it is opened: there the header is believed.
    void lyingHeaderOfALongSong_doesNotChangeTheLength() {
        Mp3Options options;
        options.seconds = 150;
        const QByteArray file = mp3({}, options);
        QVERIFY(file.size() > 2'100'000);
        for (const std::uint32_t frames : {2'000U, 5'000U, 20'000U}) {
            const auto found = analysed(withFrameCount(file, frames));
            QVERIFY(found);
            QCOMPARE(found->facts.frames, 150 * 44'100);
        }
    }

    void noAudio_isToldApartFromDamage() {
        const auto none = analysed(QByteArray(100'000, 'x'));
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::NoAudio);
        const auto empty = analysed({});
        QVERIFY(!empty);
        QCOMPARE(empty.error().code, ErrorCode::NoAudio);
        Mp3Options options;
        options.seconds = 20;
        ByteSong damaged(mp3({}, options));
        damaged.damageFrom(150'000);
        Chromaprint chromaprint;
        const auto found = analyseAudio(
            damaged, [] { return true; }, chromaprint);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Damaged);
    }

    void cancelled_itEndsSoon() {
        Mp3Options options;
        options.seconds = 150;
        ByteSong bytes(mp3({}, options));
        int asked = 0;
        Chromaprint chromaprint;
        const auto found = analyseAudio(
            bytes, [&] { return ++asked < 3; }, chromaprint);
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Cancelled);
        QCOMPARE(asked, 3);
    }

    // --- the same recording ---

    void framesHash_doesNotDependOnTags_data() {
        QTest::addColumn<AudioKind>("kind");
        for (const AudioKind kind : kAudioKinds)
            QTest::newRow(nameOf(kind)) << kind;
    }
    void framesHash_doesNotDependOnTags() {
        QFETCH(AudioKind, kind);
        const auto hash = [kind](const Mp3Tags& tags, double frequency) {
            Mp3Options options;
            options.seconds = 2;
            options.frequency = frequency;
            options.sampleRate = 48'000;  // the only one of Opus
            ByteSong bytes(audioFile(kind, tags, options));
            return hashOf(bytes);
        };
        Mp3Tags bare;
        bare.kind = Mp3Tags::Kind::None;
        Mp3Tags some = songTags(3);
        Mp3Tags many = songTags(4);
        many.comment = QString(80'000, u'x');  // several pages of an Ogg stream
        many.artwork = pngImage(300, 300, 0x123456);
        const QByteArray expected = hash(bare, 440);
        QCOMPARE(expected.size(), 32);
        QCOMPARE(hash(some, 440), expected);
        QCOMPARE(hash(many, 440), expected);
        QVERIFY(hash(some, 441) != expected);
    }
    void framesHash_passesOverEveryTagOfAnMp3_data() {
        QTest::addColumn<Mp3Tags::Kind>("kind");
        QTest::newRow("ID3v1") << Mp3Tags::Kind::Id3v1;
        QTest::newRow("ID3v2.3") << Mp3Tags::Kind::Id3v23;
        QTest::newRow("APE") << Mp3Tags::Kind::Ape;
    }
    void framesHash_passesOverEveryTagOfAnMp3() {
        QFETCH(Mp3Tags::Kind, kind);
        Mp3Tags tags = songTags(1);
        tags.kind = kind;
        Mp3Tags bare;
        bare.kind = Mp3Tags::Kind::None;
        ByteSong tagged(mp3(tags));
        ByteSong plain(mp3(bare));
        QCOMPARE(hashOf(tagged), hashOf(plain));
        ByteSong lyrics(mp3(tags) + QByteArray("LYRICSBEGINLYR00003abc000022LYRICS200"));
        ByteSong twice(QByteArray("ID3\x04\0\0\0\0\0\x04xxxx", 14) + mp3(tags));
        QCOMPARE(hashOf(twice), hashOf(plain));
        QCOMPARE(hashOf(lyrics), hashOf(plain));
    }
    void framesHash_isTheSame_whateverHasPassed_data() {
        QTest::addColumn<AudioKind>("kind");
        for (const AudioKind kind : {AudioKind::Mp3, AudioKind::Wav, AudioKind::Flac})
            QTest::newRow(nameOf(kind)) << kind;
    }
    /// As a decoder reads: the beginning twice, a little of the end before the rest.
    void framesHash_isTheSame_whateverHasPassed() {
        QFETCH(AudioKind, kind);
        Mp3Options options;
        options.seconds = 2;
        ByteSong bytes(audioFile(kind, songTags(3), options));
        AudioFrames frames(bytes);
        std::vector<std::byte> into(20'000);
        for (const std::int64_t offset : {0, 10'000, 5'000, 30'000, 28'000})
            QVERIFY(frames.read(offset, into).value() > 0);
        QVERIFY(frames.read(bytes.size() - 128, into).value() > 0);
        QCOMPARE(frames.hash().value(), hashOf(bytes));
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackAnalysis)
#include "tst_playback_analysis.moc"
