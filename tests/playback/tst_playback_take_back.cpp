// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "core/playback/engine.h"
#include "tests/playback/direct_decode.h"
#include "tests/support/audio_file.h"
#include "tests/support/memory_songs.h"
#include "tests/support/mp3.h"
#include "tests/support/recording_output.h"
#include "tests/support/sessions.h"
#include "tests/support/signals.h"
#include "tests/support/verify_once.h"

namespace {

using namespace linnet;
using namespace linnet::playback;
using namespace linnet::testing;
using namespace std::chrono_literals;

constexpr int kRate = 44'100;

QByteArray song(double seconds, double frequency = 441.7) {
    Mp3Options options;
    options.seconds = seconds;
    options.frequency = frequency;
    return audioFile(AudioKind::Mp3, {}, options);
}

std::int64_t framesOf(std::chrono::milliseconds time) {
    return time.count() * kRate / 1000;
}

std::int64_t framesIn(const std::vector<float>& samples) {
    return static_cast<std::int64_t>(samples.size()) / kChannels;
}

}  // namespace

/// An output that holds much, and gives back what it has not played: a change is heard soon, and
/// nothing of the music is lost.
class TestPlaybackTakeBack : public QObject {
    Q_OBJECT

    /// From the call to where it is heard: what is left to the output, what the call takes, fades.
    static constexpr auto kSoon = 50ms;

    struct Playing {
        explicit Playing(const QByteArray& file) : expected(decodeDirectly(file).samples) {
            recorder.takeBack();
            engine.setCalm(true);
            engine.start(session, {1, songs.add(file)}, 0ms);
            engine.setNext(std::nullopt);
        }
        /// Until so much was heard, and much more is in the output.
        bool plays(std::chrono::milliseconds heard) {
            const bool isThere = QTest::qWaitFor([&] {
                return recorder.framesPlayed() > framesOf(heard) &&
                       framesIn(recorder.last()) > recorder.framesPlayed() + framesOf(110ms);
            });
            changedAt = recorder.framesPlayed();
            return isThere;
        }
        bool playsAtDoubleSpeed() {
            SoundSettings fast;
            fast.speed = 2;
            engine.setSound(fast);
            return plays(800ms);
        }
        /// The first frame that is not the song's.
        [[nodiscard]] std::int64_t parted() const {
            const auto heard = recorder.last();
            return (std::mismatch(heard.begin(), heard.end(), expected.begin(), expected.end())
                        .first -
                    heard.begin()) /
                   kChannels;
        }

        /// Frames that should have been heard so soon after changedAt; empty: they were.
        [[nodiscard]] QString lateIn(
            std::initializer_list<std::pair<std::int64_t, std::chrono::milliseconds>> heard) const {
            for (const auto& [frame, soon] : heard)
                if (frame - changedAt >= framesOf(soon))
                    return QStringLiteral("%1 ms").arg((frame - changedAt) * 1000 / kRate);
            return {};
        }

        /// The steepest step of it around the change, against the song's.
        [[nodiscard]] double stepIn(const std::vector<float>& heard) const {
            const auto end = static_cast<std::size_t>(changedAt + framesOf(500ms)) * kChannels;
            return steepest(std::span(heard).first(end)) / steepest(expected);
        }

        MemorySongs songs;
        Session session = sessionOf(UserId::generate());
        std::vector<float> expected;
        Recorder recorder{kRate, 1};
        Engine engine{songs, recorder.factory()};
        std::int64_t changedAt = 0;
    };

 private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void volume_isHeardSoonAndNothingIsLost() {
        Playing p(song(2));
        QVERIFY(p.plays(400ms));
        p.engine.setGain(0.5F);
        QTRY_VERIFY(p.engine.place()->ended);
        QVERIFY2(p.parted() - p.changedAt < framesOf(kSoon),
                 qPrintable(QString::number(p.parted() - p.changedAt)));
        QVERIFY(p.parted() > p.changedAt);
        const auto heard = p.recorder.last();
        QVERIFY(heard.size() >= p.expected.size());
        for (auto i = static_cast<std::size_t>(p.parted() + framesOf(15ms)) * kChannels;
             i < p.expected.size(); ++i)
            QCOMPARE(heard[i], p.expected[i] * 0.5F);
        QVERIFY(steepest(std::span(heard).first(p.expected.size())) < 1.05 * steepest(p.expected));
        QCOMPARE(p.engine.underruns(), 0);
    }

    /// What takes the place of what was taken back may be late: the music goes on as it was.
    void busyMachine_tearsNoHole() {
        Playing p(song(3));
        p.recorder.takeBack(true, 60ms);
        QVERIFY(p.plays(400ms));
        p.engine.setGain(0.9F);
        QTRY_VERIFY(p.engine.place()->ended);
        QVERIFY(p.parted() - p.changedAt > framesOf(60ms));
        QVERIFY(p.parted() - p.changedAt < framesOf(60ms + kSoon));
        const auto heard = p.recorder.last();
        QVERIFY(heard.size() >= p.expected.size());
        for (std::size_t i = 0; i < p.expected.size(); ++i)
            if (std::abs(p.expected[i]) > 0.05F)
                QVERIFY2(heard[i] / p.expected[i] > 0.89F && heard[i] / p.expected[i] < 1.01F,
                         qPrintable(QString::number(i)));
        QCOMPARE(p.engine.underruns(), 0);
    }

    void balance_isHeardSoonOnItsSideAlone() {
        Playing p(song(2));
        QVERIFY(p.plays(400ms));
        SoundSettings left;
        left.balance = -1;
        p.engine.setSound(left);
        QTRY_VERIFY(p.engine.place()->ended);
        QVERIFY(p.parted() - p.changedAt < framesOf(kSoon));
        const auto heard = p.recorder.last();
        for (std::size_t i = 0; i < p.expected.size(); i += kChannels)
            QCOMPARE(heard[i], p.expected[i]);
        for (auto i = static_cast<std::size_t>(p.parted() + framesOf(15ms)) * kChannels;
             i < p.expected.size(); i += kChannels)
            QCOMPARE(heard[i + 1], 0.0F);
    }

    /// The filters have a past where they go on: nothing jumps.
    void equaliser_changesWithoutAStep() {
        verifyOnce([] {
            Playing p(song(2, 60));
            SoundSettings sound;
            sound.equaliserOn = true;
            sound.equaliser.bandsDb[1] = 6;
            sound.equaliser.preampDb = -8;
            p.engine.setSound(sound);
            if (!p.plays(600ms))
                return QStringLiteral("it does not play");
            const auto before = p.recorder.last();
            sound.equaliser.bandsDb[1] = 3;
            p.engine.setSound(sound);
            if (!QTest::qWaitFor([&] { return p.engine.place()->ended; }))
                return QStringLiteral("it does not end");
            const auto heard = p.recorder.last();
            const double step = steepest(std::span(heard).first(p.expected.size())) /
                                steepest(std::span(before).subspan(before.size() / 2));
            if (step >= 1.02)
                return QStringLiteral("step %1").arg(step);
            const auto parted =
                std::mismatch(before.begin(), before.end(), heard.begin(), heard.end()).first -
                before.begin();
            return p.lateIn({{parted / kChannels, kSoon}});
        });
    }

    void pause_isHeardSoonAndGoesOnWhereItWas() {
        Playing p(song(3));
        QVERIFY(p.plays(400ms));
        p.engine.pause();
        QTest::qWait(500);
        const std::int64_t stood = p.recorder.framesPlayed();
        QVERIFY2(stood - p.changedAt < framesOf(200ms), qPrintable(QString::number(stood)));
        const std::int64_t parted = p.parted();
        QVERIFY(parted - p.changedAt < framesOf(kSoon));
        QTest::qWait(100);
        QCOMPARE(p.recorder.framesPlayed(), stood);
        p.engine.resume();
        QTRY_VERIFY(p.engine.place()->ended);
        QCOMPARE(p.recorder.opened(), 1);
        // What was faded out, then the silence that was heard, then the song from there on.
        const auto heard = p.recorder.last();
        const auto on = p.expected.begin() + (parted + framesOf(60ms)) * kChannels;
        const auto found =
            std::search(heard.begin() + parted * kChannels, heard.end(), on, on + 2000);
        QVERIFY(found != heard.end());
        const auto silence = (found - heard.begin()) - (on - p.expected.begin());
        QVERIFY(silence > 0);
        QVERIFY(std::equal(on, p.expected.end(), found));
        const auto silent = std::count(heard.begin() + parted * kChannels, found, 0.0F);
        QVERIFY2(std::abs(silent - silence) < 20,
                 qPrintable(QStringLiteral("%1 of %2").arg(silent).arg(silence)));
        QVERIFY(steepest(std::span(heard).first(p.expected.size())) < 1.05 * steepest(p.expected));
        QCOMPARE(p.engine.place()->position, 3000ms);
    }

    void anotherPlace_isHeardSoon() {
        const QByteArray other = song(1, 1000);
        const auto whole = decodeDirectly(other).samples;
        const auto fade = framesOf(30ms) * kChannels;
        verifyOnce([&] {
            Playing p(song(6));
            if (!p.plays(400ms))
                return QStringLiteral("it does not play");
            p.engine.start(p.session, {2, p.songs.add(other)}, 0ms);
            p.engine.setNext(std::nullopt);
            if (!QTest::qWaitFor([&] {
                    const auto place = p.engine.place();
                    return place && place->turn == 2 && place->ended;
                }))
                return QStringLiteral("it does not end");
            const auto heard = p.recorder.last();
            const auto joined = std::search(heard.begin() + p.parted() * kChannels, heard.end(),
                                            whole.begin() + fade, whole.begin() + 2 * fade);
            if (p.recorder.opened() != 1 || joined == heard.end() ||
                !std::equal(whole.begin() + fade, whole.end(), joined))
                return QStringLiteral("another sound");
            return p.lateIn({{p.parted(), kSoon}, {(joined - heard.begin()) / kChannels, 80ms}});
        });
    }

    /// What is stretched is no frame of the song, and is given back all the same.
    void speed_isHeardSoonWhenItIsOneAgain() {
        Playing p(song(5));
        QVERIFY(p.playsAtDoubleSpeed());
        p.engine.setSound({});
        QTRY_VERIFY(p.engine.place()->ended);
        const auto heard = p.recorder.last();
        // From there on it is the song again, frame for frame.
        const auto at = heard.begin() + (p.changedAt + framesOf(80ms)) * kChannels;
        const auto found = std::search(p.expected.begin(), p.expected.end(), at, at + 2000);
        QVERIFY(found != p.expected.end());
        QVERIFY(std::equal(found, p.expected.end(), at));
        // And it goes on where it was heard: as much of the song as twice the time before it.
        const auto gone = static_cast<double>(found - p.expected.begin()) / kChannels;
        const auto fastMs = static_cast<double>(p.changedAt + framesOf(40ms));
        QVERIFY2(std::abs(gone - 2 * fastMs - static_cast<double>(framesOf(40ms))) <
                     static_cast<double>(framesOf(60ms)),
                 qPrintable(QString::number(gone - 2 * fastMs)));
        QVERIFY(p.stepIn(heard) < 1.2);
        QCOMPARE(p.engine.underruns(), 0);
        QCOMPARE(p.recorder.timesDry(), 0);
    }

    void volume_isHeardSoonAtDoubleSpeed() {
        Playing p(song(6));
        QVERIFY(p.playsAtDoubleSpeed());
        p.engine.setGain(0.25F);
        QTRY_VERIFY(p.engine.place()->ended);
        const auto heard = p.recorder.last();
        const float loud = std::ranges::max(
            std::span(heard).first(static_cast<std::size_t>(p.changedAt * kChannels)));
        // A period of the tone is 100 frames.
        const auto quiet = [&](std::chrono::milliseconds after) {
            return std::ranges::max(std::span(heard).subspan(
                       static_cast<std::size_t>((p.changedAt + framesOf(after)) * kChannels),
                       std::size_t{200} * kChannels)) < 0.3F * loud;
        };
        QVERIFY(!quiet(1ms));
        QVERIFY(quiet(kSoon + 10ms));
        QVERIFY(p.stepIn(heard) < 1.2);
        QCOMPARE(p.engine.underruns(), 0);
    }

    /// Many changes in a row, as of a slider, and none of them costs a frame.
    void slider_costsNothing() {
        Playing p(song(3));
        QVERIFY(p.plays(300ms));
        for (int i = 0; i < 60; ++i) {
            p.engine.setGain(i % 2 == 0 ? 0.9F : 1.0F);
            QTest::qWait(16);
        }
        QTRY_VERIFY(p.engine.place()->ended);
        const auto heard = p.recorder.last();
        QVERIFY(heard.size() >= p.expected.size());
        for (std::size_t i = 0; i < p.expected.size(); ++i)
            if (std::abs(p.expected[i]) > 0.05F)
                QVERIFY2(heard[i] / p.expected[i] > 0.89F && heard[i] / p.expected[i] < 1.01F,
                         qPrintable(QString::number(i)));
        QCOMPARE(p.engine.underruns(), 0);
        QCOMPARE(p.recorder.timesDry(), 0);
    }
};

QTEST_GUILESS_MAIN(TestPlaybackTakeBack)
#include "tst_playback_take_back.moc"
