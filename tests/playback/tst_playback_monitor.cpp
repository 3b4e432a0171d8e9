// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/playback/engine.h"
#include "core/playback/system_output.h"
#include "tests/playback/sound_server.h"
#include "tests/support/audio_file.h"
#include "tests/support/memory_songs.h"
#include "tests/support/sessions.h"
#include "tests/support/signals.h"
#include "tests/support/verify_once.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

/// A monitor misses up to 20 ms of a stream that begins, and all of it is faded in after them.
constexpr std::size_t kBegun = kRate / 10;
constexpr double kTone = 441;

/// In which a change is to be heard, by the median, the delay of a recording in blocks of 20 ms
/// included. The thread sanitizer watches each sample on the sound's own thread, too, which takes
/// some 10 ms of a change: what it adds is no fault of the program.
#if defined(__has_feature)  // clang's
constexpr double kSoonMs = __has_feature(thread_sanitizer) ? 75 : 50;
#else
constexpr double kSoonMs = 50;
#endif

QByteArray wav(const Stereo& samples) {
    return audioFile(AudioKind::Wav, samples, kRate, kChannels);
}

/// What comes out of a loudspeaker, at its monitor, of what went in.
class TestPlaybackMonitor : public QObject {
    Q_OBJECT

    std::unique_ptr<SoundServer> m_server;
    MemorySongs m_songs;
    Session m_session = sessionOf(UserId::generate());
    QString m_module;

    /// From the frame `first` on, to a quiet or a loud period of the tone.
    static double msUntil(bool isQuiet, const std::vector<float>& all, std::size_t first) {
        constexpr std::size_t kPeriod = kRate / 441;
        std::size_t frame = first;
        for (; frame + kPeriod < all.size() / kChannels; ++frame) {
            float highest = 0;
            for (std::size_t i = frame; i < frame + kPeriod; ++i)
                highest = std::max(highest, std::abs(all[i * kChannels]));
            if ((highest < 0.25F) == isQuiet)
                break;
        }
        return static_cast<double>(frame - first) * 1000 / kRate;
    }

    /// At least `seconds` of the song as it is heard.
    Stereo heard(SongId song, const SoundSettings& sound, double seconds) {
        Microphone microphone(QStringLiteral("linnet"));
        Engine engine(m_songs, &makeSystemOutput);
        engine.setSound(sound);
        engine.start(m_session, {1, song}, 0ms);
        const auto wanted = static_cast<std::size_t>(seconds * kRate) * kChannels;
        if (!QTest::qWaitFor([&] { return microphone.sound().size() >= wanted; }, 20'000))
            qFatal("nothing is heard");
        if (engine.underruns() != 0)
            qWarning("the music stuttered");
        return microphone.sound();
    }

 private Q_SLOTS:
    void initTestCase() {
        if (!SoundServer::isThere())
            QSKIP("no sound server here");
        m_server = std::make_unique<SoundServer>();
        QVERIFY(m_server->start());
        m_module = SoundServer::plug(QStringLiteral("linnet"));
        QVERIFY(
            SoundServer::control({QStringLiteral("set-default-sink"), QStringLiteral("linnet")}));
    }
    void cleanupTestCase() { m_server.reset(); }

    void loudness_isTheTargets_data() {
        QTest::addColumn<double>("lufs");
        QTest::addColumn<double>("peakDb");
        QTest::addColumn<double>("gainDb");
        QTest::newRow("loud") << -9.5 << -1.0 << -8.5;
        QTest::newRow("quiet") << -27.0 << -14.0 << 9.0;
        QTest::newRow("quiet with peaks, no more than they leave room for") << -27.0 << -7.0 << 6.0;
        QTest::newRow("as the target") << -18.0 << -3.0 << 0.0;
    }
    void loudness_isTheTargets() {
        QFETCH(double, lufs);
        QFETCH(double, peakDb);
        QFETCH(double, gainDb);
        const Stereo source = sine(kTone, 0.2, 2 * kRate, kRate);
        const SongId song = m_songs.add(wav(source));
        SongLoudness known;
        known.songLufs = lufs;
        known.songPeakDb = peakDb;
        m_songs.know(song, known);
        SoundSettings sound;
        sound.loudness = Loudness::Song;
        verifyOnce([&] {
            const Stereo out = heard(song, sound, 1.5);
            const double db = decibel(amplitudeOf(out, kBegun, kRate, kTone, kRate) / 0.2);
            return std::abs(db - gainDb) < 0.05 ? QString() : QString::number(db);
        });
    }

    void equaliser_isTheCurve_data() {
        using Bands = std::array<double, EqualiserCurve::kBands>;
        QTest::addColumn<Bands>("bands");
        QTest::addColumn<double>("preamp");
        QTest::newRow("off") << Bands{} << 0.0;
        QTest::newRow("a hollow") << Bands{9, 6, 3, 0, -3, -6, 0, 3, 6, 9} << -3.0;
        QTest::newRow("one band") << Bands{0, 0, 0, 0, 0, 0, 6, 0, 0, 0} << 0.0;
        QTest::newRow("up and down") << Bands{6, -6, 6, -6, 6, -6, 6, -6, 6, -6} << 0.0;
    }
    /// Tones at the centres of all bands at once.
    void equaliser_isTheCurve() {
        using Bands = std::array<double, EqualiserCurve::kBands>;
        QFETCH(Bands, bands);
        QFETCH(double, preamp);
        constexpr double kEach = 0.03;
        Stereo source(std::size_t{3} * kRate * kChannels);
        for (std::size_t band = 0; band < bands.size(); ++band) {
            const Stereo tone = sine(EqualiserCurve::kCentresHz[band], kEach,
                                     source.size() / kChannels, kRate, static_cast<double>(band));
            std::ranges::transform(source, tone, source.begin(), std::plus());
        }
        SoundSettings sound;
        sound.equaliserOn = true;
        sound.equaliser = {bands, preamp};
        const SongId song = m_songs.add(wav(source));
        verifyOnce([&] {
            const Stereo out = heard(song, sound, 2.5);
            for (std::size_t band = 0; band < bands.size(); ++band) {
                const double hz = EqualiserCurve::kCentresHz[band];
                const double db = decibel(amplitudeOf(out, kBegun, 2 * kRate, hz, kRate) / kEach);
                if (std::abs(db - bands[band] - preamp) >= 0.2)
                    return QStringLiteral("%1 Hz: %2 dB").arg(hz).arg(db);
            }
            return QString();
        });
    }

    void fades_neverClick_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<bool>("isCalm");
        const std::pair<const char*, Change> changes[] = {
            {"pause", Change::Pause},         {"stop", Change::Stop},
            {"seek", Change::Seek},           {"volume", Change::Volume},
            {"equaliser", Change::Equaliser}, {"balance", Change::Balance},
            {"mono", Change::Mono},           {"speed", Change::Speed},
        };
        for (const auto& [name, what] : changes) {
            QTest::addRow("%s", name) << int(what) << false;
            QTest::addRow("%s, with much ahead", name) << int(what) << true;
        }
    }
    void fades_neverClick() {
        QFETCH(int, what);
        QFETCH(bool, isCalm);
        verifyOnce([&] { return clickOf(Change(what), isCalm); });
    }

    void change_isHeardSoon_data() {
        QTest::addColumn<int>("what");
        QTest::addColumn<bool>("isCalm");
        const std::pair<const char*, Change> changes[] = {
            {"volume", Change::Volume},
            {"equaliser", Change::Equaliser},
            {"balance", Change::Balance},
            {"mono", Change::Mono},
        };
        for (const auto& [name, what] : changes) {
            QTest::addRow("%s", name) << int(what) << false;
            QTest::addRow("%s, with much ahead", name) << int(what) << true;
        }
    }
    /// From the call on, the delay of the recording included; the first change, too.
    void change_isHeardSoon() {
        QFETCH(int, what);
        QFETCH(bool, isCalm);
        constexpr int kRounds = 7;
        MemorySongs songs;
        Microphone microphone(QStringLiteral("linnet"));
        Engine engine(songs, &makeSystemOutput);
        engine.setCalm(isCalm);
        const Stereo source = opposed(sine(kTone, 0.5, 12 * kRate, kRate));
        engine.start(m_session, {1, songs.add(wav(source))}, 0ms);
        QTRY_VERIFY(microphone.sound().size() > kRate * std::size_t{kChannels});
        std::vector<double> delays;
        for (int round = 0; round < kRounds; ++round) {
            QTest::qWait(100 + 17 * round);
            const std::size_t before = microphone.heard().size() / kChannels;
            const bool isQuiet = round % 2 == 0;
            apply(Change(what), isQuiet, engine);
            QTest::qWait(200);
            delays.push_back(msUntil(isQuiet, microphone.heard(), before));
        }
        std::ranges::sort(delays);
        QVERIFY2(delays[kRounds / 2] < kSoonMs, qPrintable(QString::number(delays[kRounds / 2])));
    }

    void speed_isHeardSoon_data() {
        QTest::addColumn<bool>("isFaster");
        QTest::addColumn<bool>("isCalm");
        QTest::newRow("faster") << true << false;
        QTest::newRow("faster, with much ahead") << true << true;
        QTest::newRow("as it was made") << false << false;
        QTest::newRow("as it was made, with much ahead") << false << true;
    }
    /// Until the song is 10 ms from where it would have been, or for the last time from where it is
    /// then; the first 16 ms that SoundTouch leaves as they are included.
    void speed_isHeardSoon() {
        QFETCH(bool, isFaster);
        QFETCH(bool, isCalm);
        constexpr int kRounds = 7;
        const SongId song = m_songs.add(wav(sweep(6)));
        std::vector<double> delays;
        for (int round = 0; round < kRounds; ++round) {
            Microphone microphone(QStringLiteral("linnet"));
            Engine engine(m_songs, &makeSystemOutput);
            engine.setCalm(isCalm);
            apply(Change::Speed, !isFaster, engine);
            engine.start(m_session, {1, song}, 0ms);
            QVERIFY(hears(microphone, kRate));
            if (!isFaster)
                engine.attend();
            QTest::qWait(300 + 7 * round);
            const std::size_t before = microphone.heard().size() / kChannels;
            apply(Change::Speed, isFaster, engine);
            QTest::qWait(600);
            const auto& all = microphone.heard();
            const std::size_t end = before + kRate / 2;
            QVERIFY(all.size() / kChannels > end + kRate / 100);
            constexpr std::size_t kStep = kRate / 500;
            const auto offset = [&](std::size_t frame) {
                return momentAt(all, frame) - static_cast<double>(frame) * 1000 / kRate;
            };
            std::size_t changed = isFaster ? end : before;
            const double line = isFaster ? offset(before) : offset(end);
            for (std::size_t frame = before; frame < end; frame += kStep)
                if (std::abs(offset(frame) - line) > 10) {
                    changed = frame;
                    if (isFaster)
                        break;
                }
            delays.push_back(static_cast<double>(changed - before) * 1000 / kRate);
        }
        std::ranges::sort(delays);
        QVERIFY2(delays[kRounds / 2] < kSoonMs, qPrintable(QString::number(delays[kRounds / 2])));
    }

    /// Noise, every sample of which tells a dip, a step or a shift.
    void crossfade_isTheCurve() {
        constexpr std::size_t kEach = std::size_t{2} * kRate;
        constexpr std::size_t kFade = kRate;
        const Stereo first = noise(0.3, kEach, 1);
        const Stereo second = noise(0.3, kEach, 2);
        Stereo expected((2 * kEach - kFade) * kChannels);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const auto frame = static_cast<double>(i / kChannels);
            const double share =
                std::clamp((frame - double{kEach - kFade}) / double{kFade}, 0.0, 1.0);
            const std::size_t later = i - std::min(i, (kEach - kFade) * kChannels);
            const double out = i < first.size() ? std::cos(share * std::numbers::pi / 2) : 0;
            const double in = std::sin(share * std::numbers::pi / 2);
            expected[i] = static_cast<float>((i < first.size() ? out * double{first[i]} : 0.0) +
                                             in * double{second[later]});
        }
        const SongId ids[] = {m_songs.add(wav(first)), m_songs.add(wav(second))};
        verifyOnce([&] {
            Microphone microphone(QStringLiteral("linnet"));
            Engine engine(m_songs, &makeSystemOutput);
            SoundSettings sound;
            sound.crossfade = 1s;
            engine.setSound(sound);
            engine.start(m_session, {1, ids[0]}, 0ms);
            engine.setNext(SongTurn{2, ids[1]});
            QTest::qWait(500);
            if (!QTest::qWaitFor(
                    [&] { return engine.place().value_or(Engine::Place{}).turn == 2; }))
                return QStringLiteral("nothing follows");
            engine.setNext(std::nullopt);
            if (!QTest::qWaitFor([&] { return engine.place()->ended; }))
                return QStringLiteral("it does not end");
            QTest::qWait(300);
            return differenceOf(microphone.heard(), expected);
        });
    }

 private:
    enum class Change : std::uint8_t { Pause, Stop, Seek, Volume, Equaliser, Balance, Mono, Speed };

    /// Of which mono leaves nothing.
    static Stereo opposed(Stereo samples) {
        for (std::size_t i = 1; i < samples.size(); i += kChannels)
            samples[i] = -samples[i];
        return samples;
    }

    /// The change, or back from it.
    static void apply(Change what, bool isOn, Engine& engine) {
        SoundSettings sound;
        if (what == Change::Volume)
            engine.setGain(isOn ? 0.1F : 1.0F);
        if (what == Change::Equaliser && isOn) {
            sound.equaliserOn = true;
            sound.equaliser.bandsDb.fill(-12);
        }
        if (what == Change::Balance && isOn)
            sound.balance = 1;
        sound.mono = what == Change::Mono && isOn;
        if (what == Change::Speed && isOn)
            sound.speed = 2;
        engine.setSound(sound);
    }

    static constexpr double kSweepFrom = 500;
    static constexpr double kSweepHzPerSecond = 1000;
    /// A tone that tells by its height which second of the song it is from.
    static Stereo sweep(double seconds) {
        Stereo samples(static_cast<std::size_t>(seconds * kRate) * kChannels);
        for (std::size_t i = 0; i < samples.size(); i += kChannels) {
            const double at = static_cast<double>(i / kChannels) / kRate;
            samples[i] = samples[i + 1] =
                static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * at *
                                                  (kSweepFrom + kSweepHzPerSecond / 2 * at)));
        }
        return samples;
    }
    /// Which moment of the sweep is heard in the 10 ms around `frame`, in ms.
    static double momentAt(const std::vector<float>& all, std::size_t frame) {
        constexpr std::size_t kHalf = kRate / 200;
        double first = 0;
        double last = 0;
        int periods = -1;
        for (std::size_t i = frame - kHalf; i < frame + kHalf; ++i) {
            const auto before = static_cast<double>(all[(i - 1) * kChannels]);
            const auto here = static_cast<double>(all[i * kChannels]);
            if (before >= 0 || here < 0)
                continue;
            last = static_cast<double>(i) - here / (here - before);
            if (++periods == 0)
                first = last;
        }
        const double hz = periods > 0 ? periods * kRate / (last - first) : 0;
        return (hz - kSweepFrom) / kSweepHzPerSecond * 1000;
    }

    /// A low tone is flat, so that a step stands out.
    QString clickOf(Change what, bool isCalm) {
        constexpr double kLow = 110;
        const Stereo both = sine(kLow, 0.5, 6 * kRate, kRate);
        const Stereo source = what == Change::Mono ? opposed(both) : both;
        Microphone microphone(QStringLiteral("linnet"));
        Engine engine(m_songs, &makeSystemOutput);
        engine.setCalm(isCalm);
        engine.start(m_session, {1, m_songs.add(wav(source))}, 0ms);
        if (!hears(microphone, kRate / 2))
            return QStringLiteral("nothing is heard");
        const std::size_t before = microphone.sound().size();
        switch (what) {
            case Change::Pause:
                engine.pause();
                break;
            case Change::Stop:
                engine.stop();
                break;
            case Change::Seek:
                engine.start(m_session, {2, m_songs.add(wav(source))}, 2345ms);
                break;
            default:
                apply(what, true, engine);
        }
        if (!hears(microphone, before / kChannels + kRate))
            return QStringLiteral("the recording ends");
        const Stereo all = microphone.sound();
        const std::span<const float> out = std::span(all).subspan(kBegun * kChannels);
        const double step = steepest(out) / steepest(source);
        const double level =
            amplitudeOf(out, out.size() / kChannels - kRate / 4, kRate / 4, kLow, kRate) / 0.5;
        const bool stays = what == Change::Seek || what == Change::Speed;
        const bool isLevel = stays ? std::abs(level - 1) < 0.01 : level < 0.3;
        return step < 1.2 && isLevel ? QString()
                                     : QStringLiteral("step %1, level %2").arg(step).arg(level);
    }
    /// Where what is heard is not what is expected from where a recording has begun on; empty:
    /// nowhere.
    static QString differenceOf(const std::vector<float>& heard, const Stereo& expected) {
        constexpr std::size_t kMarker = 200;
        constexpr float kNear = 1e-3F;
        const auto isNear = [](float a, float b) { return std::abs(a - b) < kNear; };
        const auto from = expected.begin() + std::ptrdiff_t{kBegun * kChannels};
        const auto found = std::search(heard.begin(), heard.end(), from,
                                       from + std::ptrdiff_t{kMarker * kChannels}, isNear);
        const auto wrong = std::mismatch(from, expected.end(), found, heard.end(), isNear).first;
        if (wrong == expected.end())
            return {};
        return QStringLiteral("another sound at %1 s")
            .arg(static_cast<double>(wrong - expected.begin()) / kChannels / kRate);
    }
    static bool hears(Microphone& microphone, std::size_t frames) {
        return QTest::qWaitFor([&] { return microphone.sound().size() > frames * kChannels; });
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackMonitor)
#include "tst_playback_monitor.moc"
