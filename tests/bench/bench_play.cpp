// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <random>

#include "app/backend.h"
#include "core/playback/engine.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/play_probe.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"

namespace linnet::bench {
using SteadyTime = std::chrono::steady_clock::time_point;

bool benchPlay(const Options& options) {
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/linnet-bench-XXXXXX"));
    auto backend = app::Backend::open(folder.path().toStdString());
    if (!backend)
        return false;
    const Session session = testing::sessionOf(UserId::generate());
    std::vector<SongId> songs;
    for (std::uint32_t i = 0; i < 8; ++i) {
        const auto added = (*backend)->catalogue->add(
            session, {testing::fullSizeMp3(testing::songTags(static_cast<int>(i)), i, 8'000'000),
                      QStringLiteral("song.mp3"),
                      {}});
        if (!added)
            return false;
        songs.push_back(added->song);
    }
    playback::PlaybackService& player = *(*backend)->playback;
    const playback::Engine& engine = player.engine();
    const int runs = options.quick ? 20 : 120;
    std::mt19937 random(3);
    std::vector<double> first;
    std::vector<double> seek;
    for (int i = 0; i < runs; ++i) {
        const double ms = untilSample(engine, [&] {
            std::ignore = player.play(session, songs, static_cast<std::size_t>(i) % songs.size());
        });
        if (ms < 0) {
            std::fputs("linnet_bench: play: no sample reached the output; is there one?\n", stderr);
            return false;
        }
        first.push_back(ms);
        spin(std::chrono::milliseconds(30));
        const auto place = std::chrono::milliseconds(random() % 190'000);
        seek.push_back(untilSample(engine, [&] { std::ignore = player.seek(session, place); }));
        spin(std::chrono::milliseconds(30));
    }
    print({QStringLiteral("play"), QStringLiteral("first_sample_p95_ms"), quantile(first, 0.95),
           QStringLiteral("ms"), QStringLiteral("<=15"), first.size(), rangeOf(first)});
    print({QStringLiteral("play"), QStringLiteral("seek_p95_ms"), quantile(seek, 0.95),
           QStringLiteral("ms"), QStringLiteral("<=15"), seek.size(), rangeOf(seek)});

    std::ignore = player.play(session, songs);
    spin(std::chrono::seconds(2));
    const double cpuBefore = cpuSeconds();
    const SteadyTime before = std::chrono::steady_clock::now();
    spin(std::chrono::seconds(options.quick ? 3 : 20));
    const double cpu = cpuSeconds() - cpuBefore;
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count();
    QJsonObject facts{{QStringLiteral("seconds"), seconds},
                      {QStringLiteral("underruns"), static_cast<qint64>(engine.underruns())}};
    print({QStringLiteral("play"),
           QStringLiteral("cpu_percent"),
           100 * cpu / seconds,
           QStringLiteral("% of a core"),
           {},
           1,
           facts});
    return true;
}

}  // namespace linnet::bench
