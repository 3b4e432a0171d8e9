// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSemaphore>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <complex>
#include <numbers>

#include "core/playback/engine.h"
#include "core/playback/resampler.h"
#include "tests/playback/direct_decode.h"
#include "tests/support/audio_file.h"
#include "tests/support/memory_songs.h"
#include "tests/support/mp3.h"
#include "tests/support/recording_output.h"
#include "tests/support/sessions.h"
#include "tests/support/signals.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

constexpr double kFrequency = 441.7;

/// `seconds` of one sine that begins `from` seconds into it.
QByteArray piece(double from, double seconds, int rate = 44100, AudioKind kind = AudioKind::Mp3) {
    Mp3Options options;
    options.seconds = seconds;
    options.frequency = kFrequency;
    options.sampleRate = rate;
    options.startPhase = std::fmod(2 * std::numbers::pi * kFrequency * from, 2 * std::numbers::pi);
    return audioFile(kind, {}, options);
}

std::vector<float> joined(std::vector<float> first, const std::vector<float>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

/// How far `heard` strays from `expected` as far as both go.
double strayed(const std::vector<float>& heard, const std::vector<float>& expected) {
    double worst = 0;
    for (std::size_t i = 0; i < std::min(heard.size(), expected.size()); ++i)
        worst = std::max(
            worst, std::abs(static_cast<double>(heard[i]) - static_cast<double>(expected[i])));
    return worst;
}

/// Longer than any fade.
constexpr std::size_t kFade = 44'100 / 50 * kChannels;

/// Of the sine, against one that began with the stream.
double phase(const std::vector<float>& heard, std::size_t first, std::size_t frames, int rate) {
    std::complex<double> sum = 0;
    for (std::size_t i = first; i < first + frames; ++i)
        sum += static_cast<double>(heard[i * kChannels]) *
               std::polar(1.0, -2 * std::numbers::pi * kFrequency * static_cast<double>(i) / rate);
    return std::arg(sum);
}

bool silentFrom(const std::vector<float>& samples, std::size_t first) {
    return std::all_of(samples.begin() + static_cast<std::ptrdiff_t>(first), samples.end(),
                       [](float sample) { return sample == 0.0F; });
}

class TestPlaybackEngine : public QObject {
    Q_OBJECT

    MemorySongs m_songs;
    Session m_session = sessionOf(UserId::generate());

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void song_isHeardSampleBySampleToItsEnd() {
        const QByteArray file = piece(0, 1.5);
        const auto expected = decodeDirectly(file).samples;
        const Recorder recorder(44100, 8);
        Engine engine(m_songs, recorder.factory());
        QSignalSpy started(&engine, &Engine::started);
        QVERIFY(!engine.place());
        engine.start(m_session, {1, m_songs.add(file)}, 0ms);
        engine.setNext(std::nullopt);
        QTRY_COMPARE(started.size(), 1);
        QCOMPARE(started[0][0].value<Turn>(), 1U);
        QCOMPARE(started[0][1].value<std::chrono::milliseconds>(), 1500ms);
        QTRY_VERIFY(engine.place() && engine.place()->ended);
        QCOMPARE(engine.place()->position, 1500ms);
        QVERIFY(recorder.framesPlayed() >= 66150);
        const auto heard = recorder.last();
        QVERIFY(heard.size() >= expected.size());
        QVERIFY(std::equal(expected.begin(), expected.end(), heard.begin()));
        QVERIFY(silentFrom(heard, expected.size()));
    }

    void twoHalves_joinWithoutAGap_data() {
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("kind");
        QTest::newRow("44.1 kHz") << 44100 << int(AudioKind::Mp3);
        QTest::newRow("48 kHz") << 48000 << int(AudioKind::Mp3);
        QTest::newRow("flac") << 44100 << int(AudioKind::Flac);
        QTest::newRow("ogg") << 44100 << int(AudioKind::Vorbis);
        QTest::newRow("opus") << 48000 << int(AudioKind::Opus);
    }
    void twoHalves_joinWithoutAGap() {
        QFETCH(int, rate);
        QFETCH(int, kind);
        const QByteArray first = piece(0, 1, rate, AudioKind(kind));
        const QByteArray second = piece(1, 1, rate, AudioKind(kind));
        const auto expected = joined(decodeDirectly(first).samples, decodeDirectly(second).samples);
        const Recorder recorder(rate, 8);
        Engine engine(m_songs, recorder.factory());
        QSignalSpy started(&engine, &Engine::started);
        engine.start(m_session, {1, m_songs.add(first)}, 0ms);
        engine.setNext(SongTurn{2, m_songs.add(second)});
        QTRY_COMPARE(started.size(), 2);
        QTRY_COMPARE(engine.place().value_or(Engine::Place{}).turn, 2U);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(engine.place()->ended);
        QCOMPARE(engine.place()->position, 1000ms);
        QCOMPARE(recorder.opened(), 1);  // one stream
        const auto heard = recorder.last();
        QVERIFY(heard.size() >= expected.size());
        QVERIFY(std::equal(expected.begin(), expected.end(), heard.begin()));
        QVERIFY(silentFrom(heard, expected.size()));
        // And it is the one sine that was cut; a frame too many would turn its phase by 0.06.
        const auto join = static_cast<std::size_t>(rate);
        const double step = phase(heard, join, 4000, rate) - phase(heard, join - 4000, 4000, rate);
        QVERIFY2(std::abs(step) < 0.01, qPrintable(QString::number(step)));
    }

    /// As above where the output has another rate: as if the whole had been converted.
    void twoHalves_converted_joinWithoutAGap() {
        const QByteArray first = piece(0, 1);
        const QByteArray second = piece(1, 1);
        auto whole = joined(decodeDirectly(first).samples, decodeDirectly(second).samples);
        std::vector<float> expected;
        auto resampler = Resampler::make(44100, 48000);
        QVERIFY(resampler);
        (*resampler)->process(whole, expected);
        (*resampler)->process({}, expected);

        const Recorder recorder(48000, 8);
        Engine engine(m_songs, recorder.factory());
        engine.start(m_session, {1, m_songs.add(first)}, 0ms);
        engine.setNext(SongTurn{2, m_songs.add(second)});
        QTRY_COMPARE(engine.place().value_or(Engine::Place{}).turn, 2U);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(engine.place()->ended);
        const auto heard = recorder.last();
        QVERIFY(heard.size() >= expected.size());
        const double off = strayed(heard, expected);
        QVERIFY2(off < 1e-4, qPrintable(QString::number(off)));
        const auto position = engine.place()->position;
        QVERIFY2(position >= 999ms && position <= 1001ms,
                 qPrintable(QString::number(position.count())));
    }

    void nextSong_namedAfterTheEndWasDecoded_followsAllTheSame() {
        const QByteArray first = piece(0, 1);
        const QByteArray second = piece(1, 1);
        const auto expected = joined(decodeDirectly(first).samples, decodeDirectly(second).samples);
        const Recorder recorder(44100, 1);
        Engine engine(m_songs, recorder.factory());
        QSignalSpy started(&engine, &Engine::started);
        engine.start(m_session, {1, m_songs.add(first)}, 0ms);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(recorder.framesPlayed() > 22050);  // the ring holds all of it long since
        engine.setNext(SongTurn{2, m_songs.add(second)});
        QTRY_COMPARE(engine.place().value_or(Engine::Place{}).turn, 2U);
        QTRY_VERIFY(recorder.last().size() >= expected.size());
        QVERIFY(strayed(recorder.last(), expected) == 0);
    }

    void start_atAPosition() {
        const QByteArray file = piece(0, 2);
        const auto all = decodeDirectly(file).samples;
        const Recorder recorder(44100, 8);
        Engine engine(m_songs, recorder.factory());
        engine.start(m_session, {1, m_songs.add(file)}, 1500ms);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(engine.place());
        QVERIFY(engine.place()->position >= 1500ms);
        QTRY_VERIFY(engine.place()->ended);
        QCOMPARE(engine.place()->position, 2000ms);
        const std::vector<float> expected(all.begin() + 66150 * kChannels, all.end());
        const auto heard = recorder.last();
        QVERIFY(std::abs(heard.front()) < 0.01F * std::abs(expected.front()));  // it fades in
        QVERIFY(std::equal(expected.begin() + kFade, expected.end(), heard.begin() + kFade));
    }

    void start_behindTheEnd_endsAtOnce() {
        const Recorder recorder(44100, 8);
        Engine engine(m_songs, recorder.factory());
        engine.start(m_session, {1, m_songs.add(piece(0, 1))}, 1h);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(engine.place() && engine.place()->ended);
        QCOMPARE(engine.place()->position, 1000ms);
    }

    void anotherStart_dropsWhatWasOnItsWay() {
        const QByteArray first = piece(0, 3);
        const QByteArray second = piece(0.3, 1);
        const Recorder recorder(44100, 4);
        Engine engine(m_songs, recorder.factory());
        engine.start(m_session, {1, m_songs.add(first)}, 0ms);
        QTRY_VERIFY(recorder.framesPlayed() > 4410);
        engine.start(m_session, {2, m_songs.add(second)}, 0ms);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(engine.place() && engine.place()->turn == 2 && engine.place()->ended);
        QCOMPARE(recorder.opened(), 1);  // the one fades out of the other
        const auto all = decodeDirectly(first).samples;
        const auto expected = decodeDirectly(second).samples;
        const auto heard = recorder.last();
        const auto parted = std::mismatch(heard.begin(), heard.end(), all.begin(), all.end()).first;
        const auto joined = std::search(parted, heard.end(), expected.begin() + kFade,
                                        expected.begin() + 2 * kFade);
        QVERIFY(joined != heard.end());
        // After 15 ms at most it is that song alone, from where it stands by then to its end.
        QVERIFY(joined - parted <= static_cast<std::ptrdiff_t>(kFade));
        QVERIFY(std::equal(expected.begin() + kFade, expected.end(), joined));
        // No steeper than the two of them together, and how the second begins.
        const auto onset = std::abs(static_cast<double>(expected.front()));
        const double most = steepest(all) + steepest(expected) + onset;
        const double steep =
            steepest(std::span(heard).first(static_cast<std::size_t>(joined - heard.begin())));
        QVERIFY2(steep < most, qPrintable(QStringLiteral("%1 of %2").arg(steep).arg(most)));
    }

    void pause_holdsAndResumeGoesOnWithoutLoss() {
        const QByteArray file = piece(0, 2);
        const auto expected = decodeDirectly(file).samples;
        const Recorder recorder(44100, 4);
        Engine engine(m_songs, recorder.factory());
        engine.start(m_session, {1, m_songs.add(file)}, 0ms);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(recorder.framesPlayed() > 8820);
        engine.pause();
        std::int64_t played = -1;
        // It stands still when two looks 50 ms apart (8820 frames of its clock) are the same.
        QTRY_VERIFY([&] {
            const auto before = std::exchange(played, recorder.framesPlayed());
            QTest::qWait(50);
            return before == played;
        }());
        QVERIFY(played < 88200);
        QVERIFY(!engine.place()->ended);
        engine.resume();
        QTRY_VERIFY(engine.place()->ended);
        QCOMPARE(recorder.opened(), 1);
        const auto heard = recorder.last();
        QVERIFY(heard.size() >= expected.size());
        QVERIFY(steepest(std::span(heard).first(expected.size())) < 1.05 * steepest(expected));
        // But for the fades it is the song, sample for sample.
        const auto faded = std::mismatch(expected.begin(), expected.end(), heard.begin()).first;
        QVERIFY(faded < expected.end() - 2 * kFade);
        QVERIFY(std::equal(faded + 2 * kFade, expected.end(),
                           heard.begin() + (faded - expected.begin()) + 2 * kFade));
    }

    /// The pause overtakes a start that still reads its first bytes.
    void pause_whileASongIsBeingOpened_keepsItSilent() {
        QSemaphore opening;
        QSemaphore goOn;
        m_songs.beforeOpen([&](SongId) {
            opening.release();
            goOn.acquire();
        });
        const auto reset = qScopeGuard([this] { m_songs.beforeOpen({}); });
        const Recorder recorder;
        Engine engine(m_songs, recorder.factory());
        QSignalSpy started(&engine, &Engine::started);
        engine.start(m_session, {1, m_songs.add(piece(0, 2))}, 0ms);
        opening.acquire();
        engine.pause();
        goOn.release();
        QTRY_COMPARE(started.size(), 1);
        QTest::qWait(100);
        QCOMPARE(recorder.framesPlayed(), 0);
        engine.resume();
        QTRY_VERIFY(recorder.framesPlayed() > 0);
    }

    /// What follows is changed in the very moment in which the song before it ends in the decoder.
    void setNext_whileTheOtherIsBeingOpened_isToldThatItIsTooLate() {
        const SongId first = m_songs.add(piece(0, 1));
        const SongId second = m_songs.add(piece(1, 1));
        const SongId third = m_songs.add(piece(2, 1));
        QSemaphore opening;
        QSemaphore goOn;
        m_songs.beforeOpen([&](SongId song) {
            if (song != second)
                return;
            opening.release();
            goOn.acquire();
        });
        const auto reset = qScopeGuard([this] { m_songs.beforeOpen({}); });
        const Recorder recorder;
        Engine engine(m_songs, recorder.factory());
        QSignalSpy tooLate(&engine, &Engine::nextTooLate);
        QSignalSpy started(&engine, &Engine::started);
        engine.start(m_session, {1, first}, 0ms);
        engine.setNext(SongTurn{2, second});
        opening.acquire();
        engine.setNext(SongTurn{3, third});
        goOn.release();
        QTRY_COMPARE(tooLate.size(), 1);
        for (const auto& arguments : started)
            QVERIFY(arguments[0].value<Turn>() != 2U);
    }

    void setNext_onceTheNextIsInTheStream_isTooLate() {
        const Recorder recorder;
        Engine engine(m_songs, recorder.factory());
        QSignalSpy tooLate(&engine, &Engine::nextTooLate);
        QSignalSpy started(&engine, &Engine::started);
        engine.start(m_session, {1, m_songs.add(piece(0, 1))}, 0ms);
        engine.setNext(SongTurn{2, m_songs.add(piece(1, 1))});
        QTRY_COMPARE(started.size(), 2);
        engine.setNext(SongTurn{3, m_songs.add(piece(2, 1))});
        QCOMPARE(tooLate.size(), 1);
    }

    void stop_givesTheOutputBack() {
        const Recorder recorder;
        Engine engine(m_songs, recorder.factory());
        engine.start(m_session, {1, m_songs.add(piece(0, 1))}, 0ms);
        QTRY_VERIFY(recorder.framesPlayed() > 0);
        engine.stop();
        QTRY_VERIFY(!recorder.isOpen());
        QVERIFY(!engine.place());
    }

    void gain_isReachedWithoutASteep() {
        const QByteArray file = piece(0, 1);
        const auto expected = decodeDirectly(file).samples;
        const Recorder recorder(44100, 2);
        Engine engine(m_songs, recorder.factory());
        engine.setGain(0.25F);
        engine.start(m_session, {1, m_songs.add(file)}, 0ms);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(recorder.framesPlayed() > 4410);
        engine.setGain(1.0F);
        QTRY_VERIFY(engine.place()->ended);
        const auto heard = recorder.last();
        QVERIFY(heard.size() >= expected.size());
        // The factor at each loud sample: it begins at a quarter, ends at one and never jumps.
        float factor = 0.25F;
        for (std::size_t i = 0; i < expected.size(); i += kChannels) {
            if (std::abs(expected[i]) < 0.1F)
                continue;
            const float now = heard[i] / expected[i];
            QVERIFY2(now > factor - 1e-3F && now < factor + 0.06F, qPrintable(QString::number(i)));
            factor = now;
        }
        QCOMPARE(factor, 1.0F);
    }

    void realTime_noUnderrun() {
        const Recorder recorder(44100, 1);
        Engine engine(m_songs, recorder.factory());
        engine.start(m_session, {1, m_songs.add(piece(0, 1))}, 0ms);
        engine.setNext(SongTurn{2, m_songs.add(piece(1, 1))});
        QTRY_COMPARE(engine.place().value_or(Engine::Place{}).turn, 2U);
        engine.setNext(std::nullopt);
        QTRY_VERIFY(engine.place()->ended);
        QCOMPARE(engine.underruns(), 0);
        QVERIFY(engine.firstSampleHanded().time_since_epoch().count() > 0);
    }

    void brokenSong_fails_data() {
        QTest::addColumn<int>("code");
        QTest::newRow("no song") << static_cast<int>(ErrorCode::NotFound);
        QTest::newRow("no audio") << static_cast<int>(ErrorCode::NoAudio);
        QTest::newRow("no output") << static_cast<int>(ErrorCode::NoDevice);
    }
    void brokenSong_fails() {
        QFETCH(int, code);
        const auto expected = static_cast<ErrorCode>(code);
        Recorder recorder;
        if (expected == ErrorCode::NoDevice)
            recorder.unplug(false);
        Engine engine(m_songs, recorder.factory());
        QSignalSpy failed(&engine, &Engine::failed);
        const SongId song = expected == ErrorCode::NotFound  ? SongId::generate()
                            : expected == ErrorCode::NoAudio ? m_songs.add("no song")
                                                             : m_songs.add(piece(0, 1));
        engine.start(m_session, {7, song}, 0ms);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Turn>(), 7U);
        QCOMPARE(failed[0][1].value<Error>().code, expected);
        QCOMPARE(recorder.opened(), 0);
    }

    void brokenNextSong_failsAndAnotherFollows() {
        const QByteArray first = piece(0, 1);
        const QByteArray third = piece(1, 1);
        const auto expected = joined(decodeDirectly(first).samples, decodeDirectly(third).samples);
        const Recorder recorder(44100, 2);
        Engine engine(m_songs, recorder.factory());
        QSignalSpy failed(&engine, &Engine::failed);
        engine.start(m_session, {1, m_songs.add(first)}, 0ms);
        engine.setNext(SongTurn{2, m_songs.add("broken")});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<Turn>(), 2U);
        engine.setNext(SongTurn{3, m_songs.add(third)});
        QTRY_COMPARE(engine.place().value_or(Engine::Place{}).turn, 3U);
        QTRY_VERIFY(recorder.last().size() >= expected.size());
        QVERIFY(strayed(recorder.last(), expected) == 0);
    }

    void lostOutput_isToldOnceAndItsReturnToo_data() {
        QTest::addColumn<bool>("tells");
        QTest::newRow("the device says so") << true;
        QTest::newRow("the device says nothing") << false;
    }
    void lostOutput_isToldOnceAndItsReturnToo() {
        QFETCH(bool, tells);
        Recorder recorder;
        Engine engine(m_songs, recorder.factory());
        QSignalSpy lost(&engine, &Engine::outputLost);
        QSignalSpy available(&engine, &Engine::outputAvailable);
        const SongId song = m_songs.add(piece(0, 2));
        engine.start(m_session, {1, song}, 0ms);
        QTRY_VERIFY(recorder.framesPlayed() > 0);
        recorder.unplug(tells);
        QTRY_COMPARE(lost.size(), 1);
        recorder.plug();
        QTRY_COMPARE(available.size(), 1);
        QCOMPARE(lost.size(), 1);
        engine.start(m_session, {2, song}, 500ms);
        QTRY_VERIFY(recorder.opened() == 2 && recorder.framesPlayed() > 0);
    }

    void destroyed_whileItPlays_endsBothThreads() {
        const Recorder recorder;
        {
            Engine engine(m_songs, recorder.factory());
            engine.start(m_session, {1, m_songs.add(piece(0, 2))}, 0ms);
            engine.setNext(SongTurn{2, m_songs.add(piece(2, 2))});
            QTRY_VERIFY(recorder.framesPlayed() > 0);
        }
        QVERIFY(!recorder.isOpen());
        {
            Engine engine(m_songs, recorder.factory());
            engine.start(m_session, {1, m_songs.add(piece(0, 2))}, 0ms);  // and at once
        }
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackEngine)
#include "tst_playback_engine.moc"
