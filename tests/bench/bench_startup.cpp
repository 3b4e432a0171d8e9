// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QProcess>
#include <optional>

#include "app/startup_probe.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/made_library.h"

namespace linnet::bench {
namespace {

struct Start {
    double ms = 0;
    double pssMb = 0;
};

std::optional<Start> start(const std::filesystem::path& program, const QStringList& arguments,
                           const QByteArray& input) {
    QProcess process;
    process.setProgram(QString::fromStdString(program.string()));
    process.setArguments(arguments);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const auto before = app::monotonicNow();
    process.start();
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return std::nullopt;
    const QJsonObject facts = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    const auto shown = std::chrono::nanoseconds(
        static_cast<std::int64_t>(facts[QStringLiteral("shown_ns")].toDouble()));
    return Start{static_cast<double>((shown - before).count()) / 1e6,
                 facts[QStringLiteral("pss_kb")].toDouble() / 1024.0};
}

}  // namespace

bool benchStartup(const Options& options) {
    const std::vector<std::int64_t> sizes = options.quick
                                                ? std::vector<std::int64_t>{1'000, 10'000}
                                                : std::vector<std::int64_t>{100'000, 1'000'000};
    const int runs = options.quick ? 3 : 15;
    std::vector<double> bareMs;
    std::vector<double> bareMb;
    std::vector<std::vector<double>> ms(sizes.size());
    std::vector<std::vector<double>> mb(sizes.size());
    for (const std::int64_t size : sizes)
        std::ignore = madeLibrary(size);
    // By turns, so that what else the machine does meets all alike; the first round warms the
    // caches and does not count.
    for (int run = 0; run <= runs; ++run) {
        const auto bare = start(options.self, {QStringLiteral("--bare-window")}, {});
        if (!bare)
            return false;
        if (run > 0) {
            bareMs.push_back(bare->ms);
            bareMb.push_back(bare->pssMb);
        }
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            const MadeLibrary& library = madeLibrary(sizes[i]);
            const auto one = start(
                options.linnet,
                {QStringLiteral("--library"), QString::fromStdString(library.folder().string()),
                 QStringLiteral("--startup-probe")},
                library.token() + '\n');
            if (!one)
                return false;
            if (run > 0) {
                ms[i].push_back(one->ms);
                mb[i].push_back(one->pssMb);
            }
        }
    }
    const auto say = [](const char* metric, const std::vector<double>& values, const char* unit,
                        const QString& limit, std::int64_t songs) {
        QJsonObject facts = rangeOf(values);
        if (songs >= 0)
            facts.insert(QStringLiteral("songs"), static_cast<qint64>(songs));
        print({QStringLiteral("startup"), QString::fromLatin1(metric), median(values),
               QString::fromLatin1(unit), limit, values.size(), facts});
    };
    say("bare_window_ms", bareMs, "ms", {}, -1);
    say("bare_window_pss_mb", bareMb, "MB", {}, -1);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        say("ms", ms[i], "ms", i == 0 ? QStringLiteral("<=150") : QString(), sizes[i]);
        say("pss_mb", mb[i], "MB", i == 0 ? QStringLiteral("<=70") : QString(), sizes[i]);
    }
    print({QStringLiteral("startup"),
           QStringLiteral("ratio_of_sizes"),
           median(ms.back()) / median(ms.front()),
           QStringLiteral("ratio"),
           QStringLiteral("<=1.5"),
           ms.back().size(),
           {}});
    return true;
}

}  // namespace linnet::bench
