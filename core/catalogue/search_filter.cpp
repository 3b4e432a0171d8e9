// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/search_filter.h"

#include "core/catalogue/statistics/song_stats.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {

SearchFilter::SearchFilter(const SearchQuery& query) {
    for (const NumberCondition& condition : query.numbers)
        addNumber(condition);
    for (const FlagCondition& condition : query.flags)
        addFlag(condition);
    for (const TextCondition& condition : query.texts)
        if (condition.field == SearchField::Genre)
            addGenre(condition);
}

std::string SearchFilter::value(std::variant<std::int64_t, QString> value) {
    m_values.push_back(std::move(value));
    return "?" + std::to_string(kFirstParameter + static_cast<int>(m_values.size()) - 1);
}

void SearchFilter::add(const std::string& condition, bool excluded, bool indexed) {
    // What is not known is not so.
    m_where += " AND (" + condition + (excluded ? ") IS NOT 1" : ")");
    if (indexed && !excluded && m_indexed.empty())
        m_indexed = condition;
}

void SearchFilter::addNumber(const NumberCondition& condition) {
    std::string column;
    std::optional<std::int64_t> from = condition.from;
    std::optional<std::int64_t> to = condition.to;
    bool ofStats = false;
    switch (condition.number) {
        case SearchNumber::Year:
            column = "s.release_year";
            break;
        case SearchNumber::Added:
            column = "s.added_at";
            break;
        case SearchNumber::Length:
            column = "s.duration_ms";
            break;
        case SearchNumber::Plays:
            column = "ifnull(t.plays, 0)";
            ofStats = true;
            break;
        case SearchNumber::Rating:
            // Four stars are 80 to 99.
            column = "ifnull(t.rating, 0)";
            ofStats = true;
            if (from)
                from = *from * kRatingOfAStar;
            if (to)
                to = *to * kRatingOfAStar + kRatingOfAStar - 1;
            break;
    }
    std::string sql;
    if (from)
        sql = column + " >= " + value(*from);
    if (to)
        sql += (sql.empty() ? "" : " AND ") + column + " <= " + value(*to);
    add(sql, condition.excluded, !ofStats);
    if (ofStats && !condition.excluded && from && *from > 0)
        m_needsStats = true;
}

void SearchFilter::addFlag(const FlagCondition& condition) {
    switch (condition.flag) {
        case SearchFlag::Favourite:
            add("ifnull(t.favourite, 0) = 1", condition.excluded, false);
            m_needsStats = m_needsStats || !condition.excluded;
            break;
        case SearchFlag::Played:
            add("ifnull(t.plays, 0) > 0", condition.excluded, false);
            m_needsStats = m_needsStats || !condition.excluded;
            break;
        case SearchFlag::Own:
            add("s.owner = ?1", condition.excluded, true);
            break;
    }
}

void SearchFilter::addGenre(const TextCondition& condition) {
    std::string named = "(SELECT name_folded FROM genres WHERE owner IN (x'', ?1) AND (";
    // Words inside; or the beginning of the name without its spaces, as hiphop for Hip-Hop.
    QString unspaced;
    std::string words;
    for (const SearchTerm& term : condition.terms) {
        words +=
            (words.empty() ? "" : " AND ") + std::string("instr(' ' || name_folded || ' ', ") +
            value((term.whole ? QStringLiteral(" %1 ") : QStringLiteral(" %1")).arg(term.text)) +
            ") > 0";
        unspaced += QString(term.text).remove(u' ');
    }
    named +=
        "(" + words + ") OR instr(replace(name_folded, ' ', ''), " + value(unspaced) + ") = 1))";
    // The only one, or one of several: an index for each.
    add("s.genre_folded IN " + named +
            " OR s.key IN (SELECT song_key FROM song_genres WHERE genre_folded IN " + named + ")",
        condition.excluded, true);
}

void SearchFilter::bind(SQLite::Statement& statement) const {
    int index = kFirstParameter;
    for (const auto& each : m_values) {
        std::visit([&](const auto& one) { storage::bind(statement, index, one); }, each);
        ++index;
    }
}

std::int64_t SearchFilter::countIndexed(storage::Connection& connection, const UserId& viewer,
                                        std::int64_t most) const {
    SQLite::Statement count(connection.raw(), "SELECT count(*) FROM (SELECT 1 FROM songs s WHERE " +
                                                  m_indexed + " LIMIT ?4)");
    storage::bind(count, 4, most);
    storage::bind(count, 1, viewer);
    // The parameters of conditions that stand behind it are none of this statement.
    const int parameters = count.getBindParameterCount();
    for (int i = 0; kFirstParameter + i <= parameters; ++i)
        std::visit([&](const auto& one) { storage::bind(count, kFirstParameter + i, one); },
                   m_values[static_cast<std::size_t>(i)]);
    count.executeStep();
    return storage::number(count, 0);
}

}  // namespace linnet::catalogue::table
