// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/smart_condition.h"

#include <algorithm>

#include "core/catalogue/field_values.h"
#include "core/catalogue/fold.h"

namespace linnet::catalogue {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

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

std::string likePattern(const QString& text) {
    std::string pattern;
    for (const char c : text.toStdString()) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

/// Writes them; the values go to the statement.
class Conditions {
 public:
    Conditions(const SmartGiven& given, SmartWay way, SmartStatement& statement)
        : m_given(given), m_way(way), m_statement(statement) {}

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

 private:
    [[nodiscard]] std::string value(SmartStatement::Value value) {
        return m_statement.place(std::move(value));
    }

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
                return contains(column, rule, text);
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

    [[nodiscard]] std::string contains(const std::string& column, const Rule& rule,
                                       const QString& text) {
        const std::string holds = "instr(" + column + ", " + value(text) + ") > 0";
        const auto held = heldText(rule);
        const auto holders = held ? m_given.holders.find(*held) : m_given.holders.end();
        if (m_way == SmartWay::Walk || holders == m_given.holders.end())
            return holds;
        return "(songs.key IN (SELECT rowid FROM song_search WHERE song_search MATCH " +
               value(holders->second) + " UNION ALL SELECT key FROM song_search_due) AND " + holds +
               ")";
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
    SmartStatement& m_statement;
};

}  // namespace

std::optional<HeldText> heldText(const Rule& rule) {
    if (rule.op != RuleOp::Contains)
        return std::nullopt;
    HeldText held;
    switch (rule.field) {
        case RuleField::Title:
            held = {"title_folded", fold(rule.text)};
            break;
        case RuleField::Artist:
            held = {"artist_folded", foldValues(rule.text)};
            break;
        case RuleField::Album:
            held = {"album_folded", fold(rule.text)};
            break;
        default:
            break;
    }
    return held.text.isEmpty() ? std::nullopt : std::optional(held);
}

SmartStatement::SmartStatement(const UserId& user) {
    const auto& id = user.bytes();
    place(QByteArray(reinterpret_cast<const char*>(id.data()), static_cast<qsizetype>(id.size())));
}

std::string SmartStatement::place(Value value) {
    values.push_back(std::move(value));
    return "?" + std::to_string(values.size());
}

std::string smartCondition(const RuleGroup& rules, const SmartGiven& given, SmartWay way,
                           SmartStatement& statement) {
    return Conditions(given, way, statement).condition(rules);
}

}  // namespace linnet::catalogue
