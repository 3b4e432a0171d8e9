// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <random>

#include "core/catalogue/playlists/playlist_service.h"
#include "storage/database.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/made_library.h"

namespace linnet::bench {

namespace {

using namespace linnet::catalogue;

/// What a page shows first.
constexpr std::size_t kPage = 200;

/// A fifth of the songs was played, some were rated, a few have a heart; the same every time.
bool listen(app::Backend& backend, const Session& session, std::int64_t songs) {
    const auto written = backend.library->rows().write([&](storage::Connection& connection) {
        std::mt19937 random(3);
        const std::int64_t now = session.expires().time_since_epoch().count() - 86'400'000;
        auto& statement = connection.prepare(
            "INSERT OR REPLACE INTO song_stats (user_id, song_key, plays, skips, first_played_at, "
            "last_played_at, rating, favourite, favourite_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (std::int64_t key = 1; key <= songs; ++key) {
            if (random() % 5 != 0)
                continue;
            const auto& id = session.user().bytes();
            const std::int64_t last =
                now - static_cast<std::int64_t>(random() % 1000) * 86'400'000 / 2;
            const bool rated = random() % 3 == 0;
            const bool favourite = random() % 50 == 0;
            statement.bind(1, id.data(), static_cast<int>(id.size()));
            statement.bind(2, key);
            statement.bind(3, static_cast<std::int64_t>(1 + random() % 40));
            statement.bind(4, static_cast<std::int64_t>(random() % 3));
            statement.bind(5, last - 1);
            statement.bind(6, last);
            if (rated)
                statement.bind(7, static_cast<std::int64_t>(20 * (random() % 6)));
            else
                statement.bind(7);
            statement.bind(8, favourite ? 1 : 0);
            if (favourite)
                statement.bind(9, last);
            else
                statement.bind(9);
            statement.exec();
            statement.reset();
        }
    });
    return written.has_value();
}

struct Case {
    const char* name;
    SmartRules rules;
};

SmartRules all(std::vector<Rule> rules, SmartOrder order, bool descending = false,
               std::optional<int> limit = std::nullopt) {
    SmartRules made;
    made.root.rules = std::move(rules);
    made.order = order;
    made.descending = descending;
    made.limit = limit;
    made.seed = 11;
    return made;
}

std::vector<Case> cases() {
    using F = RuleField;
    using O = RuleOp;
    const auto text = [](F field, O op, const char* value) {
        return Rule{field, op, QString::fromLatin1(value), 0, 0};
    };
    const auto number = [](F field, O op, double from = 0, double to = 0) {
        return Rule{field, op, {}, from, to};
    };
    SmartRules nested = all({number(F::Plays, O::Above, 5)}, SmartOrder::LastPlayed);
    nested.root.groups.push_back(
        {true, {text(F::Genre, O::Is, "jazz"), number(F::Rating, O::AtLeast, 80)}, {}});
    return {
        {"never played, newest first", all({number(F::Plays, O::Is, 0)}, SmartOrder::Added, true)},
        {"quiet evenings", all({text(F::Genre, O::IsOneOf, "ambient, folk, jazz"),
                                number(F::LastPlayed, O::NotInTheLast, 30)},
                               SmartOrder::LastPlayed, false, 100)},
        {"three stars, by title", all({number(F::Rating, O::AtLeast, 60)}, SmartOrder::Title)},
        {"favourites, newest first",
         all({number(F::Favourite, O::Is)}, SmartOrder::FavouriteSince, true)},
        {"most played", all({number(F::Plays, O::Above, 0)}, SmartOrder::Plays, true, 100)},
        {"added in the last month", all({number(F::Added, O::InTheLast, 30)}, SmartOrder::Added)},
        {"a hundred at random", all({}, SmartOrder::Random, false, 100)},
        {"jazz of the nineties at random",
         all({text(F::Genre, O::Is, "jazz"), number(F::Year, O::Between, 1990, 1999)},
             SmartOrder::Random, false, 100)},
        {"a text in no title", all({text(F::Title, O::Contains, "xq")}, SmartOrder::Title)},
        {"a text in some titles", all({text(F::Title, O::Contains, "orgelo")}, SmartOrder::Title)},
        {"a text in a name", all({text(F::Artist, O::Contains, "orensen")}, SmartOrder::Album)},
        {"one year, long, by length",
         all({number(F::Year, O::Is, 1984), number(F::Length, O::Above, 330)}, SmartOrder::Length,
             true)},
        {"a bitrate that none has", all({number(F::Bitrate, O::Above, 900)}, SmartOrder::Title)},
        {"nested", nested},
    };
}

}  // namespace

bool benchSmart(const Options& options) {
    bool good = true;
    const std::vector<std::int64_t> sizes =
        options.quick ? std::vector<std::int64_t>{20'000}
                      : std::vector<std::int64_t>{10'000, 100'000, 1'000'000};
    for (const std::int64_t songs : sizes) {
        const MadeLibrary& library = madeLibrary(songs);
        const auto backend = library.open();
        const Session session = sessionOf(library, *backend);
        if (!listen(*backend, session, songs))
            return false;
        auto& playlists = backend->catalogue->playlists();
        std::vector<double> pages;
        std::vector<double> wholes;
        double most = 0;
        QString slowest;
        for (const Case& one : cases()) {
            for (int round = 0; round < 5; ++round) {
                QElapsedTimer timer;
                timer.start();
                const auto page = playlists.matching(session, one.rules, kPage);
                const double ms = static_cast<double>(timer.nsecsElapsed()) / 1e6;
                good = good && page.has_value();
                pages.push_back(ms);
                if (ms > most) {
                    most = ms;
                    slowest = QString::fromLatin1(one.name);
                }
            }
            QElapsedTimer timer;
            timer.start();
            const auto whole = playlists.matching(session, one.rules, 0);
            wholes.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            good = good && whole.has_value();
            if (!options.quick)
                std::fprintf(stderr, "  %-32s first %7.1f ms, all %7.1f ms, %zu songs\n", one.name,
                             pages.back(), wholes.back(), whole ? whole->size() : 0);
        }
        QJsonObject facts = rangeOf(pages);
        facts.insert(QStringLiteral("songs"), static_cast<qint64>(songs));
        facts.insert(QStringLiteral("slowest"), slowest);
        print({QStringLiteral("smart"),
               QStringLiteral("p50_ms"),
               median(pages),
               QStringLiteral("ms"),
               {},
               pages.size(),
               facts});
        print({QStringLiteral("smart"), QStringLiteral("max_ms"), most, QStringLiteral("ms"),
               QStringLiteral("<=100"), pages.size(), facts});
        QJsonObject whole = rangeOf(wholes);
        whole.insert(QStringLiteral("songs"), static_cast<qint64>(songs));
        print({QStringLiteral("smart"),
               QStringLiteral("whole_p50_ms"),
               median(wholes),
               QStringLiteral("ms"),
               {},
               wholes.size(),
               whole});
    }
    return good;
}

}  // namespace linnet::bench
