// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QProcess>

#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/made_library.h"

namespace linnet::bench {

/// What the program holds half a second after Songs was painted, as if no other process shared its
/// libraries: this one does, and would make its share (PSS) look smaller.
bool benchMemory(const Options& options) {
    struct Size {
        std::int64_t songs;
        QString limit;
    };
    const std::vector<Size> sizes = options.quick
                                        ? std::vector<Size>{{10'000, {}}}
                                        : std::vector<Size>{{10'000, {}},
                                                            {100'000, QStringLiteral("<=70")},
                                                            {1'000'000, QStringLiteral("<=90")}};
    for (const Size& size : sizes) {
        const MadeLibrary& library = madeLibrary(size.songs);
        std::vector<double> alone;
        std::vector<double> shared;
        for (int run = 0; run < (options.quick ? 1 : 5); ++run) {
            QProcess process;
            process.setProgram(QString::fromStdString(options.linnet.string()));
            process.setArguments({QStringLiteral("--library"),
                                  QString::fromStdString(library.folder().string()),
                                  QStringLiteral("--startup-probe")});
            process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            process.start();
            process.write(library.token() + '\n');
            process.closeWriteChannel();
            if (!process.waitForFinished(60'000) || process.exitCode() != 0)
                return false;
            const QJsonObject facts =
                QJsonDocument::fromJson(process.readAllStandardOutput()).object();
            alone.push_back(facts[QStringLiteral("alone_kb")].toDouble() / 1024.0);
            shared.push_back(facts[QStringLiteral("pss_kb")].toDouble() / 1024.0);
        }
        QJsonObject facts = rangeOf(alone);
        facts.insert(QStringLiteral("songs"), static_cast<qint64>(size.songs));
        facts.insert(QStringLiteral("beside_the_bench_mb"), median(shared));
        print({QStringLiteral("memory"), QStringLiteral("pss_mb"), median(alone),
               QStringLiteral("MB"), size.limit, alone.size(), facts});
    }
    return true;
}

}  // namespace linnet::bench
