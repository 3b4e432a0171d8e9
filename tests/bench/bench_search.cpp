// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>

#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/made_library.h"

namespace linnet::bench {

bool benchSearch(const Options& options) {
    const MadeLibrary& library = madeLibrary(options.quick ? 20'000 : 1'000'000);
    const QStringList queries = library.typicalQueries(options.quick ? 10 : 60);
    const auto backend = library.open();
    const Session session = sessionOf(library, *backend);
    std::vector<double> times;
    QString slowest;
    double most = 0;
    const int rounds = 3;
    for (int round = 0; round < rounds; ++round) {
        for (const QString& query : queries) {
            for (qsizetype keys = 1; keys <= query.size(); ++keys) {
                const QString typed = query.first(keys);
                QElapsedTimer timer;
                timer.start();
                const auto found = backend->catalogue->search(session, typed, 50);
                const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
                if (!found)
                    return false;
                times.push_back(ms);
                if (ms > most && round > 0) {
                    most = ms;
                    slowest = typed;
                }
            }
        }
    }
    QJsonObject facts = rangeOf(times);
    facts.insert(QStringLiteral("songs"), static_cast<qint64>(library.songs()));
    print({QStringLiteral("search"),
           QStringLiteral("p50_ms"),
           median(times),
           QStringLiteral("ms"),
           {},
           times.size(),
           facts});
    facts.insert(QStringLiteral("slowest"), slowest);
    print({QStringLiteral("search"), QStringLiteral("p99_ms"), quantile(times, 0.99),
           QStringLiteral("ms"), QStringLiteral("<=8"), times.size(), facts});
    return true;
}

}  // namespace linnet::bench
