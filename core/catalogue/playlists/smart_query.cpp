// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/smart_query.h"

#include <algorithm>

#include "core/catalogue/changes/song_keys.h"
#include "core/catalogue/field_values.h"
#include "core/catalogue/fold.h"
#include "core/catalogue/playlists/key_shuffle.h"

namespace linnet::catalogue {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;
constexpr const char* kVisible = "(songs.owner IS NULL OR songs.owner = ?1)";

/// The column of the album artist is empty where that is the artist, for it is only searched.
constexpr const char* kAlbumArtist =
    "(CASE WHEN songs.album_artist = '' THEN '' WHEN songs.album_artist_folded = '' "
    "THEN songs.artist_folded ELSE songs.album_artist_folded END)";

/// A field that may hold several values: its column, and the rows by which songs that have more
/// than one are found by each; nothing where there are none, and the text is looked through.
struct ValuesColumn {
    const char* column;
    const char* links = nullptr;
    const char* linked = nullptr;
};
constexpr ValuesColumn kArtists{"songs.artist_folded", "song_artists", "artist_folded"};
constexpr ValuesColumn kGenres{"songs.genre_folded", "song_genres", "genre_folded"};
constexpr ValuesColumn kAlbumArtists{kAlbumArtist};
constexpr ValuesColumn kComposers{"songs.composer_folded"};

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

std::string likePattern(const QString& text) {
    std::string pattern;
    for (const char c : text.toStdString()) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

class Writer {
 public:
    Writer(const SmartGiven& given, SmartWay way) : m_given(given), m_way(way) {
        const auto& id = given.user.bytes();
        m_values.emplace_back(QByteArray(reinterpret_cast<const char*>(id.data()),
                                         static_cast<qsizetype>(id.size())));
    }

    [[nodiscard]] std::string condition(const RuleGroup& group) {
        std::string all;
        const auto add = [&](const std::string& part) {
            if (!all.empty())
                all += group.any ? " OR " : " AND ";
            all += part;
        };
        for (const Rule& rule : group.rules)
            add(condition(rule));
        for (const RuleGroup& inner : group.groups)
            add(condition(inner));
        return all.empty() ? std::string("1") : "(" + all + ")";
    }

    [[nodiscard]] std::string value(SmartStatement::Value value) {
        m_values.push_back(std::move(value));
        return "?" + std::to_string(m_values.size());
    }

    [[nodiscard]] SmartStatement done(std::string sql) && {
        return {std::move(sql), std::move(m_values)};
    }

 private:
    [[nodiscard]] std::string condition(const Rule& rule) {
        switch (kindOf(rule.field)) {
            case RuleKind::Text:
                return textRule(rule);
            case RuleKind::Number:
                return numberRule(rule);
            case RuleKind::Date:
                return dateRule(rule);
            case RuleKind::Flag:
                return stats("h.favourite = 1", rule.op == RuleOp::Is);
            case RuleKind::Playlist:
                return playlistRule(rule);
        }
        return "1";
    }

    // --- texts ---------------------------------------------------------------------------------

    [[nodiscard]] std::string textRule(const Rule& rule) {
        switch (rule.field) {
            case RuleField::Title:
                return folded("songs.title_folded", rule, fold(rule.text));
            case RuleField::Artist:
                return ofValues(kArtists, rule);
            case RuleField::Album:
                return folded("songs.album_folded", rule, fold(rule.text));
            case RuleField::Genre:
                return ofValues(kGenres, rule);
            case RuleField::AlbumArtist:
                return ofValues(kAlbumArtists, rule);
            case RuleField::Composer:
                return ofValues(kComposers, rule);
            case RuleField::Comment:
                return plain("songs.comment", rule);
            case RuleField::FileName:
                return plain("songs.file_name", rule);
            default:
                return format(rule);
        }
    }

    [[nodiscard]] std::string oneOf(const std::string& column, const QString& list,
                                    QString (*as)(const QString&)) {
        std::string values;
        for (const QString& part : list.split(u',', Qt::SkipEmptyParts)) {
            const QString text = as(part.trimmed());
            if (!text.isEmpty())
                values += (values.empty() ? "" : ", ") + value(text);
        }
        // Of no song; a plain 0 would leave SQLite nothing for which to use the index it is told
        // to.
        return values.empty() ? std::string("songs.key < 0") : column + " IN (" + values + ")";
    }

    /// Over a column that holds folded text.
    [[nodiscard]] std::string folded(const std::string& column, const Rule& rule,
                                     const QString& text) {
        const auto known = [&] { return column + " <> ''"; };
        if (text.isEmpty() && rule.op != RuleOp::IsUnknown && rule.op != RuleOp::IsKnown &&
            rule.op != RuleOp::IsOneOf)
            return "1";  // nothing was written yet: nothing is asked for
        switch (rule.op) {
            case RuleOp::Is:
                return column + " = " + value(text);
            case RuleOp::IsNot:
                return column + " <> " + value(text);
            case RuleOp::IsOneOf:
                return oneOf(column, rule.text, [](const QString& part) { return fold(part); });
            case RuleOp::Contains:
                return "instr(" + column + ", " + value(text) + ") > 0";
            case RuleOp::ContainsNot:
                return "instr(" + column + ", " + value(text) + ") = 0";
            case RuleOp::StartsWith: {
                // A range, which an index answers.
                const std::string from = value(text);
                return "(" + column + " >= " + from + " AND " + column + " < " + from +
                       " || char(1114111))";
            }
            case RuleOp::EndsWith: {
                const std::string end = value(text);
                return "substr(" + column + ", -length(" + end + ")) = " + end;
            }
            case RuleOp::IsUnknown:
                return column + " = ''";
            default:
                return known();
        }
    }

    /// Over folded text of several values: it holds for one that has a value for which it does, or
    /// is so as a whole; what is negated, for one without any.
    [[nodiscard]] std::string ofValues(const ValuesColumn& field, const Rule& rule) {
        const QString text = foldValues(rule.text);
        const std::string column = field.column;
        switch (rule.op) {
            case RuleOp::Is:
                return text.isEmpty() ? std::string("1") : aValueIs(field, {text});
            case RuleOp::IsNot: {
                if (text.isEmpty())
                    return "1";
                // No index can help, and looking through the few texts of several is the fastest.
                const std::string is = value(text);
                return "(" + column + " <> " + is + " AND (instr(" + column +
                       ", ';') = 0 OR instr('; ' || " + column + " || '; ', '; ' || " + is +
                       " || '; ') = 0))";
            }
            case RuleOp::IsOneOf: {
                QStringList texts;
                for (const QString& part : rule.text.split(u',')) {
                    if (const QString one = foldValues(part); !one.isEmpty())
                        texts << one;
                }
                return texts.isEmpty() ? std::string("songs.key < 0") : aValueIs(field, texts);
            }
            case RuleOp::StartsWith: {
                if (text.isEmpty())
                    return "1";
                const std::string from = value(text);
                if (!field.links)
                    return "instr('; ' || " + column + ", '; ' || " + from + ") > 0";
                return linked(field, " >= " + from, " < " + from + " || char(1114111)");
            }
            case RuleOp::EndsWith:
                if (text.isEmpty())
                    return "1";
                return "instr(" + column + " || ';', " + value(text) + " || ';') > 0";
            default:
                return folded(column, rule, text);
        }
    }
    [[nodiscard]] std::string aValueIs(const ValuesColumn& field, const QStringList& texts) {
        std::string any;
        if (field.links) {
            for (const QString& text : texts)
                any += (any.empty() ? "" : ", ") + value(text);
            return linked(field, " IN (" + any + ")");
        }
        for (const QString& text : texts)
            any += (any.empty() ? "" : " OR ") + std::string("instr('; ' || ") + field.column +
                   " || '; ', '; ' || " + value(text) + " || '; ') > 0";
        return "(" + any + ")";
    }
    /// The column, or a value beside it, compares so.
    [[nodiscard]] std::string linked(const ValuesColumn& field, const std::string& compares,
                                     const std::string& andSo = {}) const {
        const auto both = [&](const std::string& column) {
            return andSo.empty() ? column + compares
                                 : "(" + column + compares + " AND " + column + andSo + ")";
        };
        const std::string rows = std::string(" FROM ") + field.links + " v WHERE ";
        const std::string one = both(std::string("v.") + field.linked);
        return "(" + both(field.column) + " OR " +
               (m_way == SmartWay::Walk
                    ? "EXISTS (SELECT 1" + rows + "v.song_key = songs.key AND " + one + ")"
                    : "songs.key IN (SELECT v.song_key" + rows + one + ")") +
               ")";
    }

    /// Over a column that holds text as it was written; case is that of ASCII.
    [[nodiscard]] std::string plain(const std::string& column, const Rule& rule) {
        const QString text = rule.text.trimmed();
        if (text.isEmpty() && rule.op != RuleOp::IsUnknown && rule.op != RuleOp::IsKnown &&
            rule.op != RuleOp::IsOneOf)
            return "1";
        const auto like = [&](const char* before, const char* after) {
            return column + " LIKE " +
                   value(QString::fromStdString(before + likePattern(text) + after)) +
                   " ESCAPE '\\'";
        };
        switch (rule.op) {
            case RuleOp::Is:
                return column + " = " + value(text) + " COLLATE NOCASE";
            case RuleOp::IsNot:
                return column + " <> " + value(text) + " COLLATE NOCASE";
            case RuleOp::IsOneOf:
                return oneOf(column + " COLLATE NOCASE", rule.text,
                             [](const QString& part) { return part; });
            case RuleOp::Contains:
                return like("%", "%");
            case RuleOp::ContainsNot:
                return "NOT " + like("%", "%");
            case RuleOp::StartsWith:
                return like("", "%");
            case RuleOp::EndsWith:
                return like("%", "");
            case RuleOp::IsUnknown:
                return column + " = ''";
            default:
                return column + " <> ''";
        }
    }

    [[nodiscard]] std::string format(const Rule& rule) {
        std::string any;
        for (const QString& part : rule.text.split(u',', Qt::SkipEmptyParts)) {
            QString ending = part.trimmed();
            if (ending.startsWith(u'.'))
                ending.remove(0, 1);
            if (ending.isEmpty())
                continue;
            any += (any.empty() ? "" : " OR ") + std::string("songs.file_name LIKE ") +
                   value(QString::fromStdString("%." + likePattern(ending))) + " ESCAPE '\\'";
        }
        if (any.empty())
            return "1";
        return (rule.op == RuleOp::IsNot ? "NOT (" : "(") + any + ")";
    }

    // --- numbers and dates ---------------------------------------------------------------------

    /// `from` and `to` in the column's unit.
    [[nodiscard]] std::string compare(const std::string& column, const Rule& rule, double from,
                                      double to) {
        switch (rule.op) {
            case RuleOp::Is:
                return column + " = " + value(from);
            case RuleOp::IsNot:
                return column + " <> " + value(from);
            case RuleOp::AtLeast:
                return column + " >= " + value(from);
            case RuleOp::AtMost:
                return column + " <= " + value(from);
            case RuleOp::Above:
                return column + " > " + value(from);
            case RuleOp::Below:
                return column + " < " + value(from);
            case RuleOp::Between:
                return column + " BETWEEN " + value(std::min(from, to)) + " AND " +
                       value(std::max(from, to));
            case RuleOp::IsUnknown:
                return column + " IS NULL";
            default:
                return column + " IS NOT NULL";
        }
    }

    [[nodiscard]] std::string numberRule(const Rule& rule) {
        switch (rule.field) {
            case RuleField::Year:
                return compare("songs.release_year", rule, rule.from, rule.to);
            case RuleField::Track:
                return compare("songs.track", rule, rule.from, rule.to);
            case RuleField::Disc:
                return compare("songs.disc", rule, rule.from, rule.to);
            case RuleField::Length: {
                if (rule.op != RuleOp::Is && rule.op != RuleOp::IsNot)
                    return compare("songs.duration_ms", rule, rule.from * 1000, rule.to * 1000);
                // As it is shown: to the second.
                const std::string within = "songs.duration_ms BETWEEN " +
                                           value(rule.from * 1000 - 500) + " AND " +
                                           value(rule.from * 1000 + 499);
                return rule.op == RuleOp::Is ? "(" + within + ")" : "NOT (" + within + ")";
            }
            case RuleField::Bitrate:
                return compare("songs.bitrate_kbps", rule, rule.from, rule.to);
            case RuleField::SampleRate:
                return compare("songs.sample_rate", rule, rule.from, rule.to);
            case RuleField::Loudness:
                return compare("songs.loudness_lufs", rule, rule.from, rule.to);
            case RuleField::Plays:
                return statsNumber("h.plays", rule);
            case RuleField::Skips:
                return statsNumber("h.skips", rule);
            default:
                // A song without a row has no rating.
                if (rule.op == RuleOp::IsUnknown)
                    return stats("h.rating IS NOT NULL", false);
                return stats(compare("h.rating", rule, rule.from, rule.to), true);
        }
    }

    /// A count, which is 0 for a song without a row: where 0 holds, those are left out for which
    /// it does not.
    [[nodiscard]] std::string statsNumber(const std::string& column, const Rule& rule) {
        const std::string holds = compare(column, rule, rule.from, rule.to);
        return zeroHolds(rule) ? stats("NOT (" + holds + ")", false) : stats(holds, true);
    }

    static bool zeroHolds(const Rule& rule) {
        switch (rule.op) {
            case RuleOp::Is:
                return rule.from == 0;
            case RuleOp::IsNot:
                return rule.from != 0;
            case RuleOp::AtLeast:
                return rule.from <= 0;
            case RuleOp::AtMost:
                return rule.from >= 0;
            case RuleOp::Above:
                return rule.from < 0;
            case RuleOp::Below:
                return rule.from > 0;
            case RuleOp::Between:
                return std::min(rule.from, rule.to) <= 0 && std::max(rule.from, rule.to) >= 0;
            default:
                return false;
        }
    }

    [[nodiscard]] std::string dateRule(const Rule& rule) {
        const auto since = [&] {
            const auto now = static_cast<std::int64_t>(m_given.now.time_since_epoch().count());
            return value(now - static_cast<std::int64_t>(rule.from * static_cast<double>(kDayMs)));
        };
        const auto at = [&] { return value(static_cast<std::int64_t>(rule.from)); };
        const bool ofSong = rule.field == RuleField::Added;
        const std::string column = ofSong                                 ? "songs.added_at"
                                   : rule.field == RuleField::LastPlayed  ? "h.last_played_at"
                                   : rule.field == RuleField::FirstPlayed ? "h.first_played_at"
                                                                          : "h.favourite_at";
        // A null compares as unknown, which is no.
        switch (rule.op) {
            case RuleOp::InTheLast:
                return ofSong ? column + " >= " + since() : stats(column + " >= " + since(), true);
            case RuleOp::NotInTheLast:
                return ofSong ? column + " < " + since() : stats(column + " >= " + since(), false);
            case RuleOp::Before:
                return ofSong ? column + " < " + at() : stats(column + " < " + at(), true);
            case RuleOp::After:
                return ofSong ? column + " >= " + at() : stats(column + " >= " + at(), true);
            case RuleOp::IsUnknown:
                return stats(column + " IS NOT NULL", false);
            default:
                return stats(column + " IS NOT NULL", true);
        }
    }

    /// A row (as h) of the profile's statistics for which `holds`, or the lack of one.
    [[nodiscard]] std::string stats(const std::string& holds, bool wanted) const {
        if (m_way == SmartWay::Walk) {
            return (wanted ? std::string() : std::string("NOT ")) +
                   "EXISTS (SELECT 1 FROM song_stats h WHERE h.user_id = ?1 AND h.song_key = "
                   "songs.key AND " +
                   holds + ")";
        }
        return std::string("songs.key ") + (wanted ? "" : "NOT ") +
               "IN (SELECT h.song_key FROM song_stats h WHERE h.user_id = ?1 AND " + holds + ")";
    }

    [[nodiscard]] std::string playlistRule(const Rule& rule) {
        const auto id = PlaylistId::fromString(rule.text);
        if (!id)
            return "1";
        const auto& bytes = id->bytes();
        const std::string playlist =
            "(SELECT playlists.key FROM playlists WHERE playlists.user_id = ?1 AND playlists.id "
            "= " +
            value(QByteArray(reinterpret_cast<const char*>(bytes.data()),
                             static_cast<qsizetype>(bytes.size()))) +
            ")";
        const std::string negated = rule.op == RuleOp::IsNot ? "NOT " : "";
        if (m_way == SmartWay::Walk) {
            return negated +
                   "EXISTS (SELECT 1 FROM playlist_songs p WHERE p.song_key = songs.key AND "
                   "p.playlist_key = " +
                   playlist + ")";
        }
        return "songs.key " + negated +
               "IN (SELECT p.song_key FROM playlist_songs p WHERE p.playlist_key = " + playlist +
               ")";
    }

    const SmartGiven& m_given;
    SmartWay m_way;
    std::vector<SmartStatement::Value> m_values;
};

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
           kVisible + " AND " + holds + " ORDER BY " + order + "songs.key" + direction;
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
    Writer writer(given, way);
    const std::string holds = writer.condition(rules.root);
    const OrderTerms terms = termsOf(rules.order);
    std::string sql;
    if (way == SmartWay::Gather)
        sql =
            gather(rules, given, terms,
                   std::string("SELECT songs.key FROM songs WHERE ") + kVisible + " AND " + holds);
    else if (rules.order == SmartOrder::Random)
        sql = walkShuffled(rules, given, holds);
    else if (terms.stats)
        sql = walkStats(rules, terms, holds);
    else
        sql = walkIndex(terms, holds, rules.descending ? " DESC" : "");
    sql += " LIMIT " + writer.value(least(rules, limit));
    return std::move(writer).done(std::move(sql));
}

SmartStatement smartCount(const SmartRules& rules, const SmartGiven& given) {
    Writer writer(given, SmartWay::Gather);
    std::string sql = "SELECT count(*) FROM songs WHERE ";
    sql.append(kVisible).append(" AND ").append(writer.condition(rules.root));
    return std::move(writer).done(std::move(sql));
}

SmartStatement smartHeld(const SmartRules& rules, const SmartGiven& given, const SmartHalf& half) {
    Writer writer(given, SmartWay::Gather);
    const std::string middle = writer.value(half.middle);
    const std::string from = "SELECT songs.key FROM songs INDEXED BY " + half.index + " WHERE ";
    const std::string holds =
        std::string(" AND ") + kVisible + " AND " + writer.condition(rules.root);
    const std::string column = "songs." + half.column;
    if (half.upper)
        return std::move(writer).done(from + column + " >= " + middle + holds);
    return std::move(writer).done(from + column + " < " + middle + holds + " UNION ALL " + from +
                                  column + " IS NULL" + holds);
}

SmartStatement smartInOrder(const SmartRules& rules, const SmartGiven& given,
                            std::span<const SongKey> held, std::int64_t limit) {
    Writer writer(given, SmartWay::Gather);
    const std::string keys = writer.value(QString::fromStdString(jsonOf(held)));
    std::string sql =
        gather(rules, given, termsOf(rules.order), "SELECT value FROM json_each(" + keys + ")");
    sql += " LIMIT " + writer.value(least(rules, limit));
    return std::move(writer).done(std::move(sql));
}

SmartStatement smartSample(const SmartRules& rules, const SmartGiven& given, std::int64_t songs) {
    Writer writer(given, SmartWay::Walk);
    const std::string holds = writer.condition(rules.root);
    // Not the order of the playlist itself, whose beginning may be all alike.
    const KeyShuffle shuffle(rules.seed ^ 0x5a3c9e71U, given.largestKey);
    return std::move(writer).done(
        "WITH RECURSIVE walk(place) AS (SELECT 0 UNION ALL SELECT place + 1 FROM walk WHERE place "
        "< " +
        std::to_string(std::min(songs, shuffle.places()) - 1) +
        ") SELECT count(*), ifnull(sum(CASE WHEN " + holds +
        " THEN 1 ELSE 0 END), 0) FROM walk CROSS JOIN songs ON songs.key = " +
        shuffle.sqlKeyAt("walk.place") + " WHERE " + kVisible);
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
