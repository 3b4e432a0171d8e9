// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <cmath>
#include <complex>
#include <numbers>
#include <span>

#include "app/backend.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/play_probe.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"

namespace linnet::bench {
namespace {

constexpr int kRate = 44'100;
/// A period of 2205 samples: a step in its phase tells more lost samples than an encoder delays.
constexpr double kFrequency = 20.0;
constexpr double kHalfSeconds = 4.0;

/// The phase of the tone in `samples`, counted from index 0 of the recording.
double phase(std::span<const float> samples, std::size_t first) {
    std::complex<double> sum = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double angle =
            -2 * std::numbers::pi * kFrequency * static_cast<double>(first + i) / kRate;
        sum += static_cast<double>(samples[i]) * std::polar(1.0, angle);
    }
    return std::arg(sum);
}

/// The left channel of what the null sink was given while `play` ran.
template <class F>
std::vector<float> recorded(F play) {
    QProcess parec;
    parec.start(QStringLiteral("parec"),
                {QStringLiteral("--device=@DEFAULT_MONITOR@"), QStringLiteral("--format=float32le"),
                 QStringLiteral("--rate=%1").arg(kRate), QStringLiteral("--channels=2"),
                 QStringLiteral("--latency-msec=50")});
    if (!parec.waitForStarted(3'000))
        return {};
    spin(std::chrono::milliseconds(500));
    play();
    spin(std::chrono::milliseconds(500));
    parec.terminate();
    parec.waitForFinished(3'000);
    const QByteArray bytes = parec.readAllStandardOutput();
    std::vector<float> samples(static_cast<std::size_t>(bytes.size()) / sizeof(float) / 2);
    const auto* stereo = reinterpret_cast<const float*>(bytes.constData());
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = stereo[2 * i];
    return samples;
}

}  // namespace

/// What reaches the output of twenty joins of each encoding, and what the sink's monitor hears of
/// one.
bool benchGapless(const Options& options) {
    if (!benchGaplessJoins(options))
        return false;
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/linnet-bench-XXXXXX"));
    auto backend = app::Backend::open(folder.path().toStdString());
    if (!backend)
        return false;
    const Session session = testing::sessionOf(UserId::generate());
    std::vector<SongId> halves;
    for (int half = 0; half < 2; ++half) {
        testing::Mp3Options tone;
        tone.seconds = kHalfSeconds;
        tone.frequency = kFrequency;
        tone.sampleRate = kRate;
        tone.startPhase = 2 * std::numbers::pi * kFrequency * kHalfSeconds * half;
        testing::Mp3Tags tags;
        tags.title = QStringLiteral("half %1").arg(half);
        const auto added = (*backend)->catalogue->add(
            session, {testing::mp3(tags, tone), QStringLiteral("half.mp3"), {}});
        if (!added)
            return false;
        halves.push_back(added->song);
    }
    std::vector<double> off;
    for (int run = 0; run < (options.quick ? 1 : 5); ++run) {
        const std::vector<float> samples = recorded([&] {
            QEventLoop loop;
            QObject::connect((*backend)->playback.get(), &playback::PlaybackService::queueEnded,
                             &loop, &QEventLoop::quit);
            QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
            std::ignore = (*backend)->playback->play(session, halves);
            loop.exec();
        });
        const auto begin = std::find_if(samples.begin(), samples.end(),
                                        [](float value) { return std::abs(value) > 0.01F; });
        const auto start = static_cast<std::size_t>(begin - samples.begin());
        const auto half = static_cast<std::size_t>(kHalfSeconds * kRate);
        if (start + 2 * half > samples.size() + kRate / 10) {
            std::fputs("linnet_bench: gapless: the sink's monitor recorded nothing\n", stderr);
            return false;
        }
        const std::size_t window = 2 * kRate;
        const std::size_t margin = kRate / 2;
        const std::span<const float> all(samples);
        const std::size_t before = start + margin;
        const std::size_t after = start + half + margin;
        const double step = std::remainder(
            phase(all.subspan(after, window), after) - phase(all.subspan(before, window), before),
            2 * std::numbers::pi);
        off.push_back(std::abs(step) / (2 * std::numbers::pi * kFrequency) * kRate);
    }
    QJsonObject facts = rangeOf(off);
    facts.insert(QStringLiteral("unrounded"), median(off));
    print({QStringLiteral("gapless"), QStringLiteral("monitor_samples_off"),
           std::round(median(off)), QStringLiteral("samples"), QStringLiteral("==0"), off.size(),
           facts});
    return true;
}

}  // namespace linnet::bench
