// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "core/playback/engine.h"
#include "core/playback/system_output.h"
#include "tests/playback/signals.h"
#include "tests/playback/sound_server.h"
#include "tests/support/audio_file.h"
#include "tests/support/memory_songs.h"
#include "tests/support/sessions.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

/// A monitor misses up to 20 ms of a stream that begins, and all of it is faded in after them.
constexpr std::size_t kBegun = kRate / 10;
constexpr double kTone = 441;

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
        m_server = std::make_unique<SoundServer>();
        if (!m_server->start())
            QSKIP("no pulseaudio here");
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
        QTest::addColumn<bool>("isCalm");
        QTest::newRow("watched") << false;
        QTest::newRow("with much ahead") << true;
    }
    /// From the call on, the delay of the recording included; the first change, too.
    void change_isHeardSoon() {
        QFETCH(bool, isCalm);
        constexpr int kRounds = 9;
        MemorySongs songs;
        Microphone microphone(QStringLiteral("linnet"));
        Engine engine(songs, &makeSystemOutput);
        engine.setCalm(isCalm);
        engine.start(m_session, {1, songs.add(wav(sine(kTone, 0.5, 12 * kRate, kRate)))}, 0ms);
        QTRY_VERIFY(microphone.sound().size() > kRate * std::size_t{kChannels});
        std::vector<double> delays;
        for (int round = 0; round < kRounds; ++round) {
            QTest::qWait(100 + 17 * round);
            const std::size_t before = microphone.heard().size() / kChannels;
            const bool isQuiet = round % 2 == 0;
            engine.setGain(isQuiet ? 0.1F : 1.0F);
            QTest::qWait(300);
            delays.push_back(msUntil(isQuiet, microphone.heard(), before));
        }
        std::ranges::sort(delays);
        QVERIFY2(delays[kRounds / 2] < 50, qPrintable(QString::number(delays[kRounds / 2])));
    }

 private:
    enum class Change : std::uint8_t { Pause, Stop, Seek, Volume, Equaliser, Balance };

    /// A busy machine tears holes into a recording, which no two have at the same place: what is
    /// asked of the sound has to hold for one of three. `fault`: empty where it does.
    template <class Fault>
    static void verifyOnce(Fault fault) {
        QStringList faults;
        for (int attempt = 0; attempt < 3; ++attempt) {
            faults << fault();
            if (faults.last().isEmpty())
                return;
        }
        QFAIL(qPrintable(faults.join(QStringLiteral("; "))));
    }

    /// A low tone is flat, so that a step stands out.
    QString clickOf(Change what, bool isCalm) {
        constexpr double kLow = 110;
        const Stereo source = sine(kLow, 0.5, 6 * kRate, kRate);
        Microphone microphone(QStringLiteral("linnet"));
        Engine engine(m_songs, &makeSystemOutput);
        engine.setCalm(isCalm);
        engine.start(m_session, {1, m_songs.add(wav(source))}, 0ms);
        if (!hears(microphone, kRate / 2))
            return QStringLiteral("nothing is heard");
        const std::size_t before = microphone.sound().size();
        SoundSettings sound;
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
            case Change::Volume:
                engine.setGain(0.1F);
                break;
            case Change::Equaliser:
                sound.equaliserOn = true;
                sound.equaliser.bandsDb.fill(-12);
                engine.setSound(sound);
                break;
            case Change::Balance:
                sound.balance = 1;
                engine.setSound(sound);
                break;
        }
        if (!hears(microphone, before / kChannels + kRate))
            return QStringLiteral("the recording ends");
        const Stereo all = microphone.sound();
        const std::span<const float> out = std::span(all).subspan(kBegun * kChannels);
        const double step = steepest(out) / steepest(source);
        const double level =
            amplitudeOf(out, out.size() / kChannels - kRate / 4, kRate / 4, kLow, kRate) / 0.5;
        const bool isLevel = what == Change::Seek ? std::abs(level - 1) < 0.01 : level < 0.3;
        return step < 1.2 && isLevel ? QString()
                                     : QStringLiteral("step %1, level %2").arg(step).arg(level);
    }
    static bool hears(Microphone& microphone, std::size_t frames) {
        return QTest::qWaitFor([&] { return microphone.sound().size() > frames * kChannels; });
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackMonitor)
#include "tst_playback_monitor.moc"
