// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>

#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/made_library.h"
#include "tests/bench/sizes.h"

namespace linnet::bench {
namespace {

struct Asked {
    std::vector<double> ms;
    QString slowest;
    double most = 0;

    void add(double time, const QString& typed) {
        ms.push_back(time);
        if (time > most) {
            most = time;
            slowest = typed;
        }
    }
    void say(const QString& bench, const char* metric, double value, const QString& limit,
             std::int64_t songs, QJsonObject facts = {}) const {
        const QJsonObject range = rangeOf(ms);
        for (auto it = range.begin(); it != range.end(); ++it)
            facts.insert(it.key(), it.value());
        facts.insert(QStringLiteral("songs"), static_cast<qint64>(songs));
        facts.insert(QStringLiteral("slowest"), slowest);
        print({bench, QString::fromLatin1(metric), value, QStringLiteral("ms"), limit, ms.size(),
               facts});
    }
};

double elapsedMs(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Every key of typical queries, as if typed, the first round to warm up; then some in fields.
bool searchIn(std::int64_t songs, const Options& options) {
    const MadeLibrary& library = madeLibrary(songs);
    const QStringList queries = library.typicalQueries(options.quick ? 10 : 60);
    const auto backend = library.open();
    const Session session = sessionOf(library, *backend);
    Asked plain;
    for (int round = 0; round < 3; ++round) {
        for (const QString& query : queries) {
            for (qsizetype keys = 1; keys <= query.size(); ++keys) {
                const QString typed = query.first(keys);
                QElapsedTimer timer;
                timer.start();
                const auto found = backend->catalogue->search(session, typed, 50);
                if (!found)
                    return false;
                if (round > 0)
                    plain.add(elapsedMs(timer), typed);
            }
        }
    }
    const QString bench = QStringLiteral("search");
    plain.say(bench, "p50_ms", median(plain.ms), QStringLiteral("<=2"), songs);
    plain.say(bench, "p99_ms", quantile(plain.ms, 0.99), QStringLiteral("<=8"), songs);

    Asked fields;
    for (const char* typed :
         {"artist:ac/dc", "genre:jazz love", "year:1990..1999 blue", "title:night -live",
          "is:favourite", "plays:>10 the", "rating:>=4 year:>2000", "the love year:1975",
          "love -the", "length:>5m dream", "artist:\"sigur ros\" -genre:rock", "added:<30d",
          "composer:a"}) {
        const QString text = QString::fromLatin1(typed);
        QElapsedTimer timer;
        timer.start();
        if (!backend->catalogue->search(session, text, 50))
            return false;
        fields.add(elapsedMs(timer), text);
    }
    fields.say(bench, "fields_ms", quantile(fields.ms, 1), {}, songs);

    Asked spellings;
    for (const char* typed :
         {"sigru rso", "thunderstrck", "motley creu", "lvoe nihgt", "qqqqqqqq"}) {
        const QString text = QString::fromLatin1(typed);
        QElapsedTimer timer;
        timer.start();
        if (!backend->catalogue->search(session, text, 50))
            return false;
        spellings.add(elapsedMs(timer), text);
    }
    spellings.say(bench, "spelling_ms", quantile(spellings.ms, 1), {}, songs);
    return true;
}

bool countIn(std::int64_t songs, const Options& options) {
    const MadeLibrary& library = madeLibrary(songs);
    const QStringList queries = library.typicalQueries(options.quick ? 5 : 20);
    const auto backend = library.open();
    const Session session = sessionOf(library, *backend);
    Asked counts;
    int exact = 0;
    for (const QString& query : queries) {
        for (qsizetype keys = 1; keys <= query.size(); ++keys) {
            const QString typed = query.first(keys);
            QElapsedTimer timer;
            timer.start();
            const auto count = backend->catalogue->countFound(session, typed);
            if (!count)
                return false;
            counts.add(elapsedMs(timer), typed);
            exact += count->exact ? 1 : 0;
        }
    }
    const double part = 100.0 * exact / static_cast<double>(counts.ms.size());
    counts.say(
        QStringLiteral("count"), "most_ms", quantile(counts.ms, 1), QStringLiteral("<=50"), songs,
        {{QStringLiteral("p50_ms"), median(counts.ms)}, {QStringLiteral("exact_percent"), part}});
    return true;
}

}  // namespace

bool benchSearch(const Options& options) {
    for (const std::int64_t songs : songsMeasured(options))
        if (!searchIn(songs, options))
            return false;
    return true;
}

bool benchCount(const Options& options) {
    for (const std::int64_t songs : songsMeasured(options))
        if (!countIn(songs, options))
            return false;
    return true;
}

}  // namespace linnet::bench
