// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <random>

#include "app/backend.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/play_probe.h"
#include "tests/support/mpeg_header.h"
#include "tests/support/sessions.h"

namespace linnet::bench {

using namespace std::chrono_literals;

/// In a song of two hours and variable bitrate, anywhere.
bool benchSeek(const Options& options) {
    const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/linnet-bench-XXXXXX"));
    auto backend = app::Backend::open(folder.path().toStdString());
    if (!backend)
        return false;
    const Session session = testing::sessionOf(UserId::generate());
    static constexpr auto kLength = 2h;
    const auto added = (*backend)->catalogue->add(
        session,
        {testing::longMp3(std::chrono::minutes(kLength).count()), QStringLiteral("long.mp3"), {}});
    if (!added)
        return false;
    playback::PlaybackService& player = *(*backend)->playback;
    const playback::Engine& engine = player.engine();
    std::mt19937 random(5);
    const auto somewhere = [&random] {
        return std::chrono::milliseconds(random() %
                                         std::chrono::milliseconds(kLength - 10s).count());
    };
    std::vector<double> first;
    std::vector<double> all;
    for (int opening = 0; opening < (options.quick ? 2 : 5); ++opening) {
        std::ignore = player.clearQueue(session);
        const double begun =
            untilSample(engine, [&] { std::ignore = player.play(session, {added->song}); });
        if (begun < 0) {
            std::fputs("linnet_bench: seek: no sample reached the output; is there one?\n", stderr);
            return false;
        }
        for (int i = 0; i < (options.quick ? 20 : 60); ++i) {
            const auto place = somewhere();
            const double ms =
                untilSample(engine, [&] { std::ignore = player.seek(session, place); });
            (i == 0 ? first : all).push_back(ms);
            spin(30ms);
        }
    }
    QJsonObject facts = rangeOf(all);
    facts.insert(QStringLiteral("median_ms"), median(all));
    facts.insert(QStringLiteral("first_after_opening_ms"), median(first));
    print({QStringLiteral("seek"), QStringLiteral("p95_ms"), quantile(all, 0.95),
           QStringLiteral("ms"), QStringLiteral("<=10"), all.size(), facts});
    return true;
}

}  // namespace linnet::bench
