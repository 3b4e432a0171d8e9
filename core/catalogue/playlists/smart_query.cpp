// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/smart_query.h"

#include <algorithm>

#include "core/catalogue/changes/song_keys.h"
#include "core/catalogue/playlists/key_shuffle.h"

namespace linnet::catalogue {
namespace {

/// Most songs are: it stands behind the rules, which are looked at in their order, and takes a
/// quarter of the time of a text anywhere in a title otherwise.
constexpr const char* kVisible = "(songs.owner IS NULL OR songs.owner = ?1)";

/// How an order is read: from an index of songs, from one of song_stats, or by sorting.
struct OrderTerms {
    const char* index = nullptr;       ///< of songs
    std::vector<const char*> columns;  ///< of songs, as the index has them
    const char* stats = nullptr;       ///< a value of song_stats (as t), or nothing
    const char* statsIndex = nullptr;
    const char* statsRows = nullptr;  ///< which rows have such a value
};

OrderTerms termsOf(SmartOrder order) {
    switch (order) {
        case SmartOrder::Title:
            return {"songs_by_title",
                    {"title_folded", "artist_folded", "owner", "title_sort"},
                    {},
                    {},
                    {}};
        case SmartOrder::Artist:
            return {"songs_by_artist",
                    {"artist_folded", "album_folded", "disc", "track", "owner", "artist_sort"},
                    {},
                    {},
                    {}};
        case SmartOrder::Album:
            return {"songs_by_album",
                    {"album_folded", "disc", "track", "owner", "album_sort"},
                    {},
                    {},
                    {}};
        case SmartOrder::Year:
            return {"songs_by_year",
                    {"release_year", "album_folded", "disc", "track", "owner"},
                    {},
                    {},
                    {}};
        case SmartOrder::Length:
            // The index carries what rules ask for besides, so that they are answered from it.
            return {"songs_by_duration",
                    {"duration_ms", "owner", "release_year", "added_at", "bitrate_kbps",
                     "sample_rate", "loudness_lufs", "genre_folded"},
                    {},
                    {},
                    {}};
        case SmartOrder::Added:
            return {"songs_by_added", {"added_at", "owner"}, {}, {}, {}};
        case SmartOrder::Plays:
            return {{}, {}, "plays", "song_stats_by_plays", "plays > 0"};
        case SmartOrder::LastPlayed:
            return {{},
                    {},
                    "last_played_at",
                    "song_stats_by_last_played",
                    "last_played_at IS NOT NULL"};
        case SmartOrder::Rating:
            return {{}, {}, "rating", "song_stats_by_rating", "rating IS NOT NULL"};
        case SmartOrder::FavouriteSince:
            return {{}, {}, "favourite_at", "song_stats_favourites", "favourite = 1"};
        case SmartOrder::Random:
            break;
    }
    return {};
}

std::int64_t least(const SmartRules& rules, std::int64_t limit) {
    if (!rules.limit)
        return limit == 0 ? -1 : limit;
    return limit == 0 ? *rules.limit : std::min<std::int64_t>(limit, *rules.limit);
}

std::string walkIndex(const OrderTerms& terms, const std::string& holds, const char* direction) {
    std::string order;
    for (const char* column : terms.columns)
        order += std::string("songs.") + column + direction + ", ";
    return std::string("SELECT songs.key FROM songs INDEXED BY ") + terms.index + " WHERE " +
           holds + " AND " + kVisible + " ORDER BY " + order + "songs.key" + direction;
}

/// Whether a rule speaks of what an order by statistics goes by: true, only songs with such a value
/// can be meant; false, only songs without one.
std::optional<bool> meansValue(const Rule& rule, SmartOrder order) {
    const bool played = rule.field == RuleField::LastPlayed || rule.field == RuleField::FirstPlayed;
    switch (order) {
        case SmartOrder::Plays:
        case SmartOrder::LastPlayed:
            if (rule.field == RuleField::Plays)
                return rule.op == RuleOp::AtLeast && rule.from >= 1 ? std::optional(true)
                       : rule.op == RuleOp::Above && rule.from >= 0 ? std::optional(true)
                       : rule.op == RuleOp::Is && rule.from == 0    ? std::optional(false)
                                                                    : std::nullopt;
            if (played)
                return rule.op == RuleOp::IsUnknown      ? std::optional(false)
                       : rule.op == RuleOp::NotInTheLast ? std::nullopt
                                                         : std::optional(true);
            return std::nullopt;
        case SmartOrder::Rating:
            if (rule.field != RuleField::Rating)
                return std::nullopt;
            return rule.op != RuleOp::IsUnknown;
        case SmartOrder::FavouriteSince:
            if (rule.field != RuleField::Favourite)
                return std::nullopt;
            return rule.op == RuleOp::Is;
        default:
            return std::nullopt;
    }
}

/// Those with a value from its index, the others by key; which of the two come first the direction
/// says. A half in which the rules leave nothing would be walked through in vain.
std::string walkStats(const SmartRules& rules, const OrderTerms& terms, const std::string& holds) {
    const bool descending = rules.descending;
    std::optional<bool> only;
    if (!rules.root.any || rules.root.rules.size() + rules.root.groups.size() == 1) {
        for (const Rule& rule : rules.root.rules)
            only = only ? only : meansValue(rule, rules.order);
    }
    const std::string direction = descending ? " DESC" : "";
    const std::string with =
        std::string("SELECT * FROM (SELECT t.song_key FROM song_stats t INDEXED BY ") +
        terms.statsIndex +
        " CROSS JOIN songs ON songs.key = t.song_key WHERE t.user_id = ?1 AND t." +
        terms.statsRows + " AND " + kVisible + " AND " + holds + " ORDER BY t." + terms.stats +
        direction + ", t.song_key" + direction + ")";
    const std::string without =
        std::string("SELECT * FROM (SELECT songs.key FROM songs NOT INDEXED WHERE ") + kVisible +
        " AND " + holds +
        " AND NOT EXISTS (SELECT 1 FROM song_stats t WHERE t.user_id = ?1 AND t.song_key = "
        "songs.key AND t." +
        terms.statsRows + ") ORDER BY songs.key)";
    if (only)
        return *only ? with : without;
    return descending ? with + " UNION ALL " + without : without + " UNION ALL " + with;
}

std::string walkShuffled(const SmartRules& rules, const SmartGiven& given,
                         const std::string& holds) {
    const KeyShuffle shuffle(rules.seed, given.largestKey);
    return "WITH RECURSIVE walk(place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM walk WHERE "
           "place < " +
           std::to_string(shuffle.places() - 1) +
           ") SELECT songs.key FROM walk CROSS JOIN songs ON songs.key = " +
           shuffle.sqlKeyAt("walk.place") + " WHERE " + kVisible + " AND " + holds;
}

/// Puts the keys that `held` selects in order.
std::string gather(const SmartRules& rules, const SmartGiven& given, const OrderTerms& terms,
                   const std::string& held) {
    const std::string direction = rules.descending ? " DESC" : "";
    std::string sql = "WITH held(key) AS MATERIALIZED (" + held + ") ";
    if (rules.order == SmartOrder::Random) {
        return sql + "SELECT held.key FROM held ORDER BY " +
               KeyShuffle(rules.seed, given.largestKey).sqlPlaceOf("held.key");
    }
    if (terms.stats) {
        const std::string value = rules.order == SmartOrder::Plays ? "nullif(t.plays, 0)"
                                  : rules.order == SmartOrder::FavouriteSince
                                      ? "iif(t.favourite = 1, ifnull(t.favourite_at, 0), NULL)"
                                      : std::string("t.") + terms.stats;
        return sql +
               "SELECT held.key FROM held LEFT JOIN song_stats t ON t.user_id = ?1 AND t.song_key "
               "= held.key ORDER BY " +
               value + (rules.descending ? " IS NULL, " : " IS NOT NULL, ") + value + direction +
               ", " +
               (rules.descending ? "iif(" + value + " IS NULL, held.key, -held.key)"
                                 : std::string("held.key"));
    }
    sql += "SELECT held.key FROM held CROSS JOIN songs ON songs.key = held.key ORDER BY ";
    for (const char* column : terms.columns)
        sql += std::string("+songs.") + column + direction + ", ";
    return sql + "held.key" + direction;
}

}  // namespace

SmartStatement smartList(const SmartRules& rules, const SmartGiven& given, SmartWay way,
                         std::int64_t limit) {
    SmartStatement statement(given.user);
    const std::string holds = smartCondition(rules.root, given, way, statement);
    const OrderTerms terms = termsOf(rules.order);
    std::string& sql = statement.sql;
    if (way == SmartWay::Gather)
        sql = gather(rules, given, terms,
                     "SELECT songs.key FROM songs WHERE " + holds + " AND " + kVisible);
    else if (rules.order == SmartOrder::Random)
        sql = walkShuffled(rules, given, holds);
    else if (terms.stats)
        sql = walkStats(rules, terms, holds);
    else
        sql = walkIndex(terms, holds, rules.descending ? " DESC" : "");
    sql += " LIMIT " + statement.place(least(rules, limit));
    return statement;
}

SmartStatement smartCount(const SmartRules& rules, const SmartGiven& given) {
    SmartStatement statement(given.user);
    const std::string holds = smartCondition(rules.root, given, SmartWay::Gather, statement);
    statement.sql = "SELECT count(*) FROM songs WHERE " + holds + " AND " + kVisible;
    return statement;
}

SmartStatement smartHeld(const SmartRules& rules, const SmartGiven& given, const SmartHalf& half) {
    SmartStatement statement(given.user);
    const std::string middle = statement.place(half.middle);
    const std::string from = "SELECT songs.key FROM songs INDEXED BY " + half.index + " WHERE ";
    const std::string holds = " AND " +
                              smartCondition(rules.root, given, SmartWay::Gather, statement) +
                              " AND " + kVisible;
    const std::string column = "songs." + half.column;
    if (half.upper)
        statement.sql = from + column + " >= " + middle + holds;
    else
        statement.sql = from + column + " < " + middle + holds + " UNION ALL " + from + column +
                        " IS NULL" + holds;
    return statement;
}

SmartStatement smartInOrder(const SmartRules& rules, const SmartGiven& given,
                            std::span<const SongKey> held, std::int64_t limit) {
    SmartStatement statement(given.user);
    const std::string keys = statement.place(QString::fromStdString(jsonOf(held)));
    std::string& sql = statement.sql;
    sql = gather(rules, given, termsOf(rules.order), "SELECT value FROM json_each(" + keys + ")");
    sql += " LIMIT " + statement.place(least(rules, limit));
    return statement;
}

SmartStatement smartSample(const SmartRules& rules, const SmartGiven& given, std::int64_t songs) {
    SmartStatement statement(given.user);
    const std::string holds = smartCondition(rules.root, given, SmartWay::Walk, statement);
    // Not the order of the playlist itself, whose beginning may be all alike.
    const KeyShuffle shuffle(rules.seed ^ 0x5a3c9e71U, given.largestKey);
    statement.sql =
        "WITH RECURSIVE walk(place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM walk WHERE place "
        "< " +
        std::to_string(std::min(songs, shuffle.places()) - 1) +
        ") SELECT count(*), ifnull(sum(CASE WHEN " + holds +
        " THEN 1 ELSE 0 END), 0) FROM walk CROSS JOIN songs ON songs.key = " +
        shuffle.sqlKeyAt("walk.place") + " WHERE " + kVisible;
    return statement;
}

SmartWay planSmart(const SmartSample& sample, std::int64_t songs, std::int64_t wanted) {
    if (sample.held == 0)
        return SmartWay::Gather;
    // Of all, gathering looks up each that holds once more, to put it in order.
    if (wanted <= 0)
        return sample.held * 4 > sample.looked ? SmartWay::Walk : SmartWay::Gather;
    // wanted / (held / looked) songs would be walked past.
    constexpr std::int64_t kDearer = 40;
    return sample.held * songs > wanted * sample.looked * kDearer ? SmartWay::Walk
                                                                  : SmartWay::Gather;
}

}  // namespace linnet::catalogue
