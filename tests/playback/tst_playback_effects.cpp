// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/playback/dsp/channel_mix.h"
#include "core/playback/dsp/equaliser.h"
#include "core/playback/dsp/fade.h"
#include "core/playback/dsp/limiter.h"
#include "core/playback/dsp/sound_chain.h"
#include "core/playback/dsp/stream_clock.h"
#include "core/playback/dsp/stretcher.h"
#include "tests/support/signals.h"

namespace {

using namespace linnet::playback;
using namespace linnet::playback::dsp;
using namespace linnet::testing;

constexpr int kRate = 44'100;

/// Some samples, as far as they go.
class Given final : public FrameSource {
 public:
    explicit Given(Stereo samples) : m_samples(std::move(samples)) {}
    std::size_t read(std::span<float> into) override {
        const std::size_t count = std::min(into.size(), m_samples.size() - m_at);
        std::copy_n(m_samples.begin() + static_cast<std::ptrdiff_t>(m_at), count, into.begin());
        m_at += count;
        return count / 2;
    }
    [[nodiscard]] std::size_t framesRead() const { return m_at / 2; }

 private:
    Stereo m_samples;
    std::size_t m_at = 0;
};

/// All that `effect` makes of `samples` in blocks of `frames`.
template <class Effect>
Stereo through(Effect& effect, Stereo samples, std::size_t frames = 480) {
    for (std::size_t at = 0; at < samples.size(); at += frames * 2)
        effect.process(std::span(samples).subspan(at, std::min(frames * 2, samples.size() - at)));
    return samples;
}

/// All that comes out of `chain` for `source`; `between` is called before each block with the
/// frames so far.
template <class Between>
Stereo pulled(SoundChain& chain, FrameSource& source, Between between) {
    Stereo out;
    Stereo block(256 * 2);
    for (;;) {
        between(out.size() / 2);
        const std::size_t got = chain.pull(source, block);
        if (got == 0)
            return out;
        out.insert(out.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got * 2));
    }
}

SoundSettings settingsWith(const EqualiserCurve& curve) {
    SoundSettings sound;
    sound.equaliserOn = true;
    sound.equaliser = curve;
    return sound;
}

class TestPlaybackEffects : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // --- equaliser -----------------------------------------------------------------------------

    void equaliser_reachesTheCurve_data() {
        using Bands = std::array<double, EqualiserCurve::kBands>;
        QTest::addColumn<Bands>("bands");
        QTest::addColumn<double>("preamp");
        QTest::addColumn<int>("rate");
        QTest::newRow("one band") << Bands{0, 0, 0, 0, 0, 6, 0, 0, 0, 0} << 0.0 << 44'100;
        QTest::newRow("the lowest and the highest")
            << Bands{12, 0, 0, 0, 0, 0, 0, 0, 0, -12} << 0.0 << 44'100;
        QTest::newRow("all up") << Bands{6, 6, 6, 6, 6, 6, 6, 6, 6, 6} << -6.0 << 44'100;
        QTest::newRow("a hollow") << Bands{9, 6, 3, 0, -3, -6, 0, 3, 6, 12} << -3.0 << 48'000;
        QTest::newRow("up and down") << Bands{6, -6, 6, -6, 6, -6, 6, -6, 6, -6} << 0.0 << 44'100;
        QTest::newRow("a high rate") << Bands{0, 4, 0, -4, 0, 4, 0, -4, 0, 4} << 0.0 << 192'000;
        QTest::newRow("preamp alone") << Bands{} << -12.0 << 44'100;
    }
    /// Each band's centre, measured with a tone.
    void equaliser_reachesTheCurve() {
        using Bands = std::array<double, EqualiserCurve::kBands>;
        QFETCH(Bands, bands);
        QFETCH(double, preamp);
        QFETCH(int, rate);
        for (std::size_t band = 0; band < bands.size(); ++band) {
            const double hz = EqualiserCurve::kCentresHz[band];
            Equaliser equaliser(rate);
            equaliser.set(EqualiserCurve{bands, preamp});
            const auto frames = static_cast<std::size_t>(rate);
            const auto out = through(equaliser, sine(hz, 0.1, frames, rate));
            const double db = decibel(amplitudeOf(out, frames / 2, frames / 2, hz, rate) / 0.1);
            QVERIFY2(std::abs(db - bands[band] - preamp) < 0.1,
                     qPrintable(QStringLiteral("%1 Hz: %2 dB").arg(hz).arg(db)));
        }
    }

    void equaliser_betweenTheBands_staysNearTheCurve() {
        EqualiserCurve curve;
        curve.bandsDb.fill(6);
        const auto design = EqualiserDesign::of(curve, kRate);
        for (double hz = 31.25; hz < 16'000; hz *= 1.03) {
            const double db = design.responseDb(hz, kRate);
            QVERIFY2(std::abs(db - 6) < 0.5,
                     qPrintable(QStringLiteral("%1 Hz: %2 dB").arg(hz).arg(db)));
        }
    }

    void equaliser_atALowRate_leavesOutWhatIsTooHigh() {
        EqualiserCurve curve;
        curve.bandsDb.fill(12);
        Equaliser equaliser(16'000);
        equaliser.set(curve);
        const auto out = through(equaliser, noise(0.1, 16'000));
        QVERIFY(std::all_of(out.begin(), out.end(), [](float x) { return std::abs(x) < 2; }));
    }

    void equaliser_flat_touchesNothing() {
        const auto in = noise(0.5, 5000);
        Equaliser equaliser(kRate);
        equaliser.set(EqualiserCurve());
        QVERIFY(equaliser.isOff());
        QVERIFY(through(equaliser, in) == in);
    }

    /// A slider that is pulled about, faster than one change fades into the next.
    void equaliser_changed_neverClicks() {
        const std::size_t frames = 44'100;
        Equaliser equaliser(kRate);
        auto out = sine(60, 0.5, frames, kRate);
        const double bare = steepest(out);
        for (std::size_t at = 0; at < frames; at += 220) {
            EqualiserCurve curve;
            if (at / 4410 % 3 != 2)
                curve.bandsDb.fill(at / 220 % 2 == 0 ? 6 : -6);
            equaliser.set(at / 4410 % 4 == 3 ? std::nullopt : std::optional(curve));
            equaliser.process(
                std::span(out).subspan(at * 2, std::min<std::size_t>(440, (frames - at) * 2)));
        }
        // Twice as loud is twice as steep; and some for the way from one to the other.
        QVERIFY2(steepest(out) < bare * 2.6, qPrintable(QString::number(steepest(out) / bare)));
    }

    void equaliser_switchedOff_isExactAgain() {
        const auto in = noise(0.2, 44'100);
        EqualiserCurve curve;
        curve.bandsDb.fill(6);
        Equaliser equaliser(kRate);
        equaliser.set(curve);
        auto out = in;
        equaliser.process(std::span(out).first(20'000));
        equaliser.set(std::nullopt);
        equaliser.process(std::span(out).subspan(20'000));
        QVERIFY(equaliser.isOff());
        QVERIFY(std::equal(in.begin() + 24'000, in.end(), out.begin() + 24'000));
    }

    // --- limiter -------------------------------------------------------------------------------

    void limiter_keepsPeaksUnderItsCeiling_data() {
        QTest::addColumn<Stereo>("in");
        QTest::addColumn<int>("rate");
        QTest::newRow("a loud tone") << sine(997, 2, 22'050, kRate) << kRate;
        // Its samples stand at 0.71 of its peaks.
        QTest::newRow("peaks between the samples")
            << sine(11'025, 1.4, 22'050, kRate, std::numbers::pi / 4) << kRate;
        QTest::newRow("a high tone") << sine(15'500, 1.6, 22'050, kRate, 0.4) << kRate;
        QTest::newRow("noise") << noise(3, 22'050) << kRate;
        QTest::newRow("at 96 kHz") << noise(3, 30'000) << 96'000;
        auto bursts = sine(220, 0.2, 22'050, kRate);
        for (std::size_t i = 0; i < bursts.size(); ++i) {
            if (i / 2 % 6000 < 40)
                bursts[i] *= 15;
        }
        QTest::newRow("bursts") << bursts << kRate;
        Stereo clicks(44'100 * 2);
        for (std::size_t i = 0; i < clicks.size(); i += 5002)
            clicks[i] = i % 4 == 0 ? 4.0F : -4.0F;
        QTest::newRow("clicks") << clicks << kRate;
    }
    void limiter_keepsPeaksUnderItsCeiling() {
        QFETCH(Stereo, in);
        QFETCH(int, rate);
        QVERIFY(truePeakDb(in) > 1);
        Limiter limiter(rate);
        limiter.setOn(true);
        const double peak = truePeakDb(through(limiter, in));
        QVERIFY2(peak <= Limiter::kCeilingDb + 0.05, qPrintable(QString::number(peak)));
        QVERIFY2(peak > Limiter::kCeilingDb - 1.5, qPrintable(QString::number(peak)));
    }

    /// Both channels come down together, and what is quiet stays as it is.
    void limiter_quietMusic_isOnlyDelayed_data() {
        QTest::addColumn<bool>("on");
        QTest::newRow("on") << true;
        QTest::newRow("off") << false;
    }
    void limiter_quietMusic_isOnlyDelayed() {
        QFETCH(bool, on);
        const auto in = on ? noise(0.4, 20'000) : noise(1.5, 20'000);
        Limiter limiter(kRate);
        limiter.setOn(on);
        const auto out = through(limiter, in);
        const auto delay = static_cast<std::ptrdiff_t>(limiter.lookAhead() * 2);
        QVERIFY(std::all_of(out.begin(), out.begin() + delay, [](float x) { return x == 0; }));
        QVERIFY(std::equal(in.begin(), in.end() - delay, out.begin() + delay));
    }

    void limiter_comesDownWithoutACorner() {
        auto in = sine(100, 0.3, 44'100, kRate);
        for (std::size_t i = 44'100; i < 45'100; ++i)
            in[i] *= 8;
        Limiter limiter(kRate);
        limiter.setOn(true);
        const auto out = through(limiter, in);
        const auto burst = 22'050 + limiter.lookAhead();
        // Up to the burst nothing is steeper than the tone itself and the gain's way down.
        QVERIFY(steepest(std::span(out).first((burst - 2) * 2)) < 0.3 * 0.0143 + 0.3 / 100);
    }

    void limiter_switchedOff_isExactAgain() {
        const auto in = noise(1.5, 44'100);
        Limiter limiter(kRate);
        limiter.setOn(true);
        auto out = in;
        limiter.process(std::span(out).first(4000));
        limiter.setOn(false);
        for (std::size_t at = 4000; at < out.size(); at += 1000)
            limiter.process(
                std::span(out).subspan(at, std::min<std::size_t>(1000, out.size() - at)));
        const auto delay = static_cast<std::ptrdiff_t>(limiter.lookAhead() * 2);
        QVERIFY(std::equal(in.end() - 4000 - delay, in.end() - delay, out.end() - 4000));
    }

    // --- channels ------------------------------------------------------------------------------

    void channels_goWhereTheyAreSent_data() {
        QTest::addColumn<double>("balance");
        QTest::addColumn<bool>("mono");
        QTest::addColumn<double>("left");
        QTest::addColumn<double>("right");
        QTest::newRow("as they are") << 0.0 << false << 0.4 << -0.2;
        QTest::newRow("left") << -1.0 << false << 0.4 << 0.0;
        QTest::newRow("half to the right") << 0.5 << false << 0.2 << -0.2;
        QTest::newRow("mono") << 0.0 << true << 0.1 << 0.1;
        QTest::newRow("mono to the right") << 1.0 << true << 0.0 << 0.1;
    }
    void channels_goWhereTheyAreSent() {
        QFETCH(double, balance);
        QFETCH(bool, mono);
        QFETCH(double, left);
        QFETCH(double, right);
        ChannelMix mix(kRate);
        mix.set(balance, mono);
        Stereo in(2000);
        for (std::size_t i = 0; i < in.size(); i += 2) {
            in[i] = 0.4F;
            in[i + 1] = -0.2F;
        }
        const auto out = through(mix, in, 100);
        QVERIFY(std::abs(static_cast<double>(out[1998]) - left) < 1e-6);
        QVERIFY(std::abs(static_cast<double>(out[1999]) - right) < 1e-6);
        QVERIFY(steepest(out) < 0.002);
        QCOMPARE(out == in, balance == 0 && !mono);
    }

    // --- speed ---------------------------------------------------------------------------------

    void speed_keepsThePitchAndChangesTheLength_data() {
        QTest::addColumn<double>("speed");
        for (const double speed : {0.5, 0.8, 1.25, 2.0})
            QTest::addRow("%.2f", speed) << speed;
    }
    void speed_keepsThePitchAndChangesTheLength() {
        QFETCH(double, speed);
        constexpr double kHz = 441;
        const std::size_t frames = 6 * 44'100;
        Given source(sine(kHz, 0.5, frames, kRate));
        Stretcher stretcher(kRate);
        stretcher.setSpeed(speed);
        Stereo out;
        Stereo block(512);
        while (const std::size_t got = stretcher.pull(source, block)) {
            out.insert(out.end(), block.begin(),
                       block.begin() + static_cast<std::ptrdiff_t>(got * 2));
            // What is held is what was read and is not heard yet.
            const double heard = static_cast<double>(out.size() / 2) * speed;
            QVERIFY(std::abs(static_cast<double>(source.framesRead()) - stretcher.heldFrames() -
                             heard) < 2);
        }
        const double length =
            static_cast<double>(out.size() / 2) * speed / static_cast<double>(frames);
        QVERIFY2(length > 0.96 && length <= 1.0, qPrintable(QString::number(length)));
        const std::size_t middle = out.size() / 4;
        const double there = amplitudeOf(out, middle, 22'050, kHz, kRate);
        QVERIFY2(there > 0.45, qPrintable(QString::number(there)));
        QVERIFY(amplitudeOf(out, middle, 22'050, kHz * speed, kRate) < 0.05);
        QVERIFY(steepest(out) < 0.5 * 2 * std::numbers::pi * kHz / kRate * 1.3);
    }

    /// Up to speed and back, again and again: neither a click nor a word lost or said twice.
    void speed_changed_neverClicksAndComesBackToTheFrames() {
        constexpr double kHz = 220;
        const auto in = sine(kHz, 0.5, 10 * 44'100, kRate);
        Given source(in);
        SoundChain chain(kRate, {}, 1);
        const auto out = pulled(chain, source, [&chain](std::size_t frames) {
            SoundSettings sound;
            sound.speed = frames / 30'000 % 2 == 0 ? 1.0 : frames / 60'000 % 2 == 0 ? 1.5 : 0.7;
            chain.set(sound);
        });
        QVERIFY2(steepest(out) < 0.5 * 2 * std::numbers::pi * kHz / kRate * 1.5,
                 qPrintable(QString::number(steepest(out))));
        // At 1 it is the source again, sample for sample.
        const auto some = out.begin() + 80'000 * 2;
        QVERIFY(std::search(in.begin(), in.end(), some, some + 2000 * 2) != in.end());
    }

    // --- fades ---------------------------------------------------------------------------------

    void chain_withNothingAsked_changesNoSample() {
        const auto in = noise(1.2, 30'000);
        Given source(in);
        SoundChain chain(kRate, {}, 1);
        const auto out = pulled(chain, source, [](std::size_t) {});
        QVERIFY(out.size() > in.size() - 1000);
        QVERIFY(std::equal(out.begin(), out.end(), in.begin()));
        QCOMPARE(chain.heldFrames(), static_cast<double>((in.size() - out.size()) / 2));
    }

    void chain_pausedAndResumed_fades() {
        const auto in = sine(50, 0.9, 44'100, kRate, 1.2);
        Given source(in);
        SoundChain chain(kRate, {}, 1);
        Stereo out;
        Stereo block(2048);
        const auto pull = [&](std::size_t frames) {
            const std::size_t got = chain.pull(source, std::span(block).first(frames * 2));
            out.insert(out.end(), block.begin(),
                       block.begin() + static_cast<std::ptrdiff_t>(got * 2));
        };
        for (int i = 0; i < 10; ++i)
            pull(1000);
        chain.fadeOut();
        QVERIFY(chain.framesOfFade() > 200);
        pull(chain.framesOfFade());
        QVERIFY(chain.isFadedOut());
        QCOMPARE(out.back(), 0.0F);
        const std::size_t silent = out.size();
        chain.fadeIn();
        for (int i = 0; i < 10; ++i)
            pull(1000);
        // No steeper than the tone and the fade together.
        QVERIFY(steepest(out) < 0.9 * (2 * std::numbers::pi * 50 / kRate + 1.0 / 500));
        const auto resumed = static_cast<std::ptrdiff_t>(silent) + 2000;
        QVERIFY(std::equal(out.begin() + resumed, out.end(), in.begin() + resumed));
    }

    void chain_cut_joinsTheTwoWithoutAClick() {
        Given before(sine(50, 0.8, 20'000, kRate, 1.2));
        const auto next = sine(70, 0.8, 20'000, kRate, -1.4);
        Given after(next);
        SoundChain chain(kRate, {}, 1);
        Stereo out(8000 * 2);
        for (std::size_t at = 0; at < 4000; at += 1000)
            QCOMPARE(chain.pull(before, std::span(out).subspan(at * 2, 2000)), 1000U);
        chain.cut(before, true);
        for (std::size_t at = 4000; at < 8000; at += 1000)
            QCOMPARE(chain.pull(after, std::span(out).subspan(at * 2, 2000)), 1000U);
        QVERIFY2(steepest(out) < 0.8 * 2 * std::numbers::pi * 70 / kRate + 1.6 / 250,
                 qPrintable(QString::number(steepest(out))));
        // After the fade it is the other one, sample for sample.
        const auto held = static_cast<std::ptrdiff_t>(chain.heldFrames());
        const std::ptrdiff_t from = 3000;
        QVERIFY(std::equal(out.begin() + (4000 + from) * 2, out.begin() + 8000 * 2,
                           next.begin() + (from - held) * 2));
    }

    /// Everything at once, changed all the time.
    void chain_changedAllTheTime_staysUnderTheCeilingAndNeverClicks() {
        constexpr double kHz = 100;
        Given source(sine(kHz, 0.9, 5 * 44'100, kRate));
        EqualiserCurve curve;
        curve.bandsDb.fill(8);
        SoundChain chain(kRate, settingsWith(curve), 1);
        const auto out = pulled(chain, source, [&](std::size_t frames) {
            auto sound = settingsWith(curve);
            sound.equaliser.preampDb = frames / 3000 % 2 == 0 ? 6 : -6;
            sound.balance = frames / 5000 % 2 == 0 ? 0 : -0.7;
            sound.mono = frames / 7000 % 2 == 0;
            chain.set(sound);
            chain.setVolume(frames / 2000 % 2 == 0 ? 1.0F : 0.6F);
        });
        const double peak = truePeakDb(out);
        QVERIFY2(peak <= Limiter::kCeilingDb + 0.05, qPrintable(QString::number(peak)));
        QVERIFY2(steepest(out) < 0.06, qPrintable(QString::number(steepest(out))));
    }

    void equalPower_addsUpToOne() {
        for (double share = 0; share <= 1; share += 0.1) {
            const EqualPower power(share);
            QVERIFY(std::abs(power.in * power.in + power.out * power.out - 1) < 1e-6F);
        }
        QCOMPARE(EqualPower(0).in, 0.0F);
        QCOMPARE(EqualPower(0).out, 1.0F);
    }

    // --- what is heard -------------------------------------------------------------------------

    void clock_followsTheSpeed() {
        StreamClock clock;
        clock.begin(0);
        clock.hand(1000, 1000);
        clock.hand(1000, 2000);
        clock.hand(1000, 500);
        QCOMPARE(clock.handed(), 3000);
        QCOMPARE(clock.streamHanded(), 3500);
        QCOMPARE(clock.streamAt(0), 0);
        QCOMPARE(clock.streamAt(1000), 1000);
        QCOMPARE(clock.streamAt(1500), 2000);
        QCOMPARE(clock.streamAt(2500), 3250);
        QCOMPARE(clock.streamAt(9000), 3500);
    }

    /// A new stream begins behind what is still on its way.
    void clock_newStream_isNotHeardBeforeItsFirstFrame() {
        StreamClock clock;
        clock.hand(5000, 5000);
        clock.begin(100);
        QCOMPARE(clock.streamAt(4000), 0);
        clock.hand(1000, 1000);
        QCOMPARE(clock.streamAt(4000), 0);
        QCOMPARE(clock.streamAt(5100), 0);
        QCOMPARE(clock.streamAt(5500), 400);
        QCOMPARE(clock.streamHanded(), 900);
        for (int i = 0; i < 10'000; ++i)
            clock.hand(100, i % 2 == 0 ? 100 : 150);
        QCOMPARE(clock.streamAt(clock.handed()), clock.streamHanded());
    }
};

}  // namespace

QTEST_GUILESS_MAIN(TestPlaybackEffects)
#include "tst_playback_effects.moc"
