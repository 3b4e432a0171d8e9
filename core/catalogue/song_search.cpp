// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/song_search.h"

#include "core/catalogue/search_filter.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using std::chrono::steady_clock;
using storage::bind;
using storage::Connection;
using storage::number;

constexpr std::int64_t kProbed = 50;        // rows read from each sorted index
constexpr std::size_t kMatchedSongs = 200;  // songs taken from the full-text index, at least
constexpr std::size_t kManyTerms = 3;       // two are quick: many have both, or few have one
constexpr std::int64_t kSampled = 200;      // songs by which it is told how many match
constexpr double kStepsOfARow = 300;        // in a word's list: 9 ns each, and 3 µs to read a row
constexpr std::int64_t kIndexed = 20'000;   // the same, where an index gives them for a filter
constexpr std::size_t kOfStats = 2'000;     // of those that were played or liked
constexpr auto kLongestSearch = std::chrono::seconds(1);  // of looking for songs behind filters
constexpr const char* kLast = "\U0010ffff";               // sorts behind every letter
constexpr auto kCounting = std::chrono::milliseconds(45);

#define LINNET_SEARCHED "s.key, " LINNET_SEARCH_TEXTS
#define LINNET_SONG_VISIBLE "(s.owner IS NULL OR s.owner = ?1)"
#define LINNET_STATS "LEFT JOIN song_stats t ON t.user_id = ?1 AND t.song_key = s.key "

std::int64_t countMatches(Connection& connection, const QString& expression, std::int64_t most) {
    auto& count = connection.prepare(
        "SELECT count(*) FROM (SELECT 1 FROM song_search WHERE song_search MATCH ?1 LIMIT ?2)");
    bind(count, 1, expression);
    bind(count, 2, most);
    count.executeStep();
    const std::int64_t matches = number(count, 0);
    count.reset();
    return matches;
}

std::int64_t newestKey(Connection& connection) {
    auto& newest = connection.prepare("SELECT max(key) FROM songs");
    newest.executeStep();
    const std::int64_t key = number(newest, 0);
    newest.reset();
    return key;
}

/// By how soon, of `songs`, the first few are met.
double estimatedMatches(Connection& connection, const QString& expression, double songs) {
    auto& first = connection.prepare(
        "SELECT count(*), max(rowid) FROM (SELECT rowid FROM song_search WHERE song_search MATCH "
        "?1 LIMIT ?2)");
    bind(first, 1, expression);
    bind(first, 2, kSampled);
    first.executeStep();
    const std::int64_t met = number(first, 0);
    const auto last = static_cast<double>(std::max<std::int64_t>(number(first, 1), 1));
    first.reset();
    return static_cast<double>(met) * (met < kSampled ? 1 : songs / last);
}

/// Whether the full-text index has yet to follow some songs (settle_songs.sql): it has their old
/// words, and they are looked through one by one.
bool anyDue(Connection& connection) {
    auto& due = connection.prepare("SELECT 1 FROM song_search_due LIMIT 1");
    const bool any = due.executeStep();
    due.reset();
    return any;
}

/// Where the songs behind a filter are looked for: the narrowest of what is indexed; and those that
/// the index of words has yet to follow.
enum class Way : std::uint8_t { Stats, Words, Rows, Due };

Way wayTo(Connection& connection, const UserId& viewer, const SearchFilter& filter,
          const QString& expression) {
    if (filter.needsStats())
        return Way::Stats;
    if (expression.isEmpty())
        return Way::Rows;
    const bool rows = filter.indexed() &&
                      countMatches(connection, expression, kIndexed) >= kIndexed &&
                      filter.countIndexed(connection, viewer, kIndexed) < kIndexed;
    return rows ? Way::Rows : Way::Words;
}

/// "SELECT `columns` FROM …", bound. Not kept: what people put together here is rarely the same
/// twice.
SQLite::Statement filtered(Connection& connection, const UserId& viewer, const SearchFilter& filter,
                           const char* columns, Way way, const QString& expression) {
    const char* from = "";
    switch (way) {
        case Way::Stats:
            from = "song_stats t CROSS JOIN songs s ON s.key = t.song_key WHERE t.user_id = ?1";
            break;
        case Way::Words:
            from = "song_search CROSS JOIN songs s ON s.key = song_search.rowid " LINNET_STATS
                   "WHERE song_search MATCH ?2";
            break;
        case Way::Rows:
            from = "songs s " LINNET_STATS "WHERE 1";
            break;
        case Way::Due:
            from = "song_search_due d CROSS JOIN songs s ON s.key = d.key " LINNET_STATS "WHERE 1";
            break;
    }
    SQLite::Statement statement(connection.raw(), std::string("SELECT ") + columns + " FROM " +
                                                      from + " AND " LINNET_SONG_VISIBLE +
                                                      filter.where());
    bind(statement, 1, viewer);
    if (way == Way::Words)
        bind(statement, 2, expression);
    filter.bind(statement);
    return statement;
}

/// Keys of songs that the index of words gives and that do not count: other profiles' own, and
/// those it has yet to follow. Ascending.
std::vector<std::int64_t> passedOver(Connection& connection, const UserId& viewer) {
    // Left to itself, SQLite walks all songs.
    auto& statement = connection.prepare(
        "SELECT key FROM songs INDEXED BY songs_own WHERE owner IS NOT NULL AND owner <> ?1 "
        "UNION SELECT key FROM song_search_due ORDER BY 1");
    bind(statement, 1, viewer);
    std::vector<std::int64_t> keys;
    while (statement.executeStep())
        keys.push_back(number(statement, 0));
    return keys;
}

/// Counts rows for which `counts()` until the time is up.
template <class F>
SearchCount countRows(SQLite::Statement& statement, F counts) {
    const auto until = steady_clock::now() + kCounting;
    SearchCount count;
    std::int64_t rows = 0;
    while (statement.executeStep()) {
        if (++rows % 1024 == 0 && steady_clock::now() > until) {
            count.exact = false;
            break;
        }
        if (counts(statement))
            ++count.songs;
    }
    statement.tryReset();
    return count;
}

SearchCount sum(const SearchCount& a, const SearchCount& b) {
    return {a.songs + b.songs, a.exact && b.exact};
}

}  // namespace

SongSearch::SongSearch(Connection& connection, const UserId& viewer, const SearchQuery& query,
                       const SearchMatcher& matcher, const PopularSongs& popular, std::size_t limit)
    : m_connection(connection),
      m_viewer(viewer),
      m_query(query),
      m_matcher(matcher),
      m_popular(popular),
      m_limit(limit),
      m_matches(std::max(kMatchedSongs, limit + 1)),
      m_expression(ftsExpression(query)) {}

void SongSearch::run() {
    const SearchFilter filter(m_query);
    if (filter.empty() && !m_expression.isEmpty())
        withoutFilter();
    else
        behindFilter(filter);
}

void SongSearch::probeArtist(const std::string& nameFolded) {
    probe("SELECT " LINNET_SEARCHED
          "FROM songs s WHERE s.artist_folded = ?2 AND ?3 = ?3 AND " LINNET_SONG_VISIBLE
          " LIMIT ?4",
          nameFolded);
    probe("SELECT " LINNET_SEARCHED
          "FROM song_artists v CROSS JOIN songs s ON s.key = v.song_key WHERE v.artist_folded = ?2 "
          "AND ?3 = ?3 AND " LINNET_SONG_VISIBLE " LIMIT ?4",
          nameFolded);
}

/// Takes what answers until there are `wanted` more or the time is up. Returns whether the
/// statement may have had more.
bool SongSearch::take(SQLite::Statement& statement, std::size_t wanted) {
    std::size_t rows = 0;
    const auto until = steady_clock::now() + kLongestSearch;
    bool more = false;
    while (!more && statement.executeStep()) {
        const std::int64_t key = number(statement, 0);
        if (!m_seen.contains(key) && consider(SongKey(key), searchTexts(statement, 1)))
            --wanted;
        more = wanted == 0 || (++rows % 256 == 0 && steady_clock::now() > until);
    }
    statement.tryReset();
    return more;
}

void SongSearch::takeAll(SQLite::Statement& statement) {
    take(statement, std::numeric_limits<std::size_t>::max());
}

bool SongSearch::consider(SongKey key, const SearchTexts& texts) {
    if (!m_matcher.answers(texts))
        return false;
    m_seen.insert(static_cast<std::int64_t>(key));
    const SearchRank rank =
        m_matcher.rank(texts.title, texts.artist, texts.album, m_popular.popularityOf(key));
    m_found.push_back({static_cast<std::int64_t>(key), rank, std::string(texts.title)});
    return true;
}

void SongSearch::withoutFilter() {
    if (const std::string words = m_query.words.toStdString(); !words.empty()) {
        probe("SELECT " LINNET_SEARCHED
              "FROM songs s WHERE s.title_folded >= ?2 AND s.title_folded < ?3 "
              "AND " LINNET_SONG_VISIBLE " ORDER BY s.title_folded LIMIT ?4",
              words);
        probe("SELECT " LINNET_SEARCHED
              "FROM songs s WHERE s.artist_folded >= ?2 AND s.artist_folded < ?3 "
              "AND " LINNET_SONG_VISIBLE " ORDER BY s.artist_folded LIMIT ?4",
              words);
        probe("SELECT " LINNET_SEARCHED
              "FROM song_artists v CROSS JOIN songs s ON s.key = v.song_key WHERE v.artist_folded "
              ">= ?2 AND v.artist_folded < ?3 AND " LINNET_SONG_VISIBLE
              " ORDER BY v.artist_folded LIMIT ?4",
              words);
    }
    for (const auto& song : m_popular.songs)
        if (!m_seen.contains(static_cast<std::int64_t>(song.key)))
            consider(song.key, song.looked());
    if (anyDue(m_connection)) {
        auto& due = m_connection.prepare("SELECT " LINNET_SEARCHED
                                         "FROM song_search_due d CROSS JOIN songs s ON s.key = "
                                         "d.key WHERE " LINNET_SONG_VISIBLE);
        bind(due, 1, m_viewer);
        takeAll(due);
    }
    m_more = match(narrowed(), m_matches);
}

/// `sql` takes ?1 the viewer, ?2 where to begin, ?3 where to end, ?4 how many.
void SongSearch::probe(const char* sql, const std::string& from) {
    auto& statement = m_connection.prepare(sql);
    bind(statement, 1, m_viewer);
    statement.bind(2, from);
    statement.bind(3, from + kLast);
    bind(statement, 4, kProbed);
    take(statement, static_cast<std::size_t>(kProbed) + 1);
}

bool SongSearch::match(const QString& expression, std::size_t wanted) {
    auto& statement =
        m_connection.prepare("SELECT " LINNET_SEARCHED
                             "FROM song_search CROSS JOIN songs s ON s.key = song_search.rowid "
                             "WHERE song_search MATCH ?2 AND " LINNET_SONG_VISIBLE);
    bind(statement, 1, m_viewer);
    bind(statement, 2, expression);
    return take(statement, wanted);
}

/// What FTS5 is asked for. Stepping through the lists of several frequent words side by side takes
/// 10 ms at a million songs where few have them all: it costs less to leave the most frequent ones
/// out, and to look for these in the rows that the others lead to.
QString SongSearch::narrowed() {
    struct Part {
        QString expression;
        double share;  ///< of all songs
    };
    std::vector<Part> parts;
    std::size_t typed = 0;
    for (const TextCondition& condition : m_query.texts) {
        typed += condition.terms.size();
        if (condition.excluded || !condition.joined.isEmpty())
            continue;
        for (const SearchTerm& term : condition.terms)
            parts.push_back({ftsExpression(term, condition.field), 0});
    }
    if (typed < kManyTerms || parts.empty())
        return m_expression;
    const auto songs = static_cast<double>(std::max<std::int64_t>(newestKey(m_connection), 1));
    for (Part& part : parts)
        part.share = std::min(1.0, estimatedMatches(m_connection, part.expression, songs) / songs);
    std::sort(parts.begin(), parts.end(),
              [](const Part& a, const Part& b) { return a.share < b.share; });
    QStringList asked{parts.front().expression};
    double share = parts.front().share;
    for (const Part& part : std::span(parts).subspan(1)) {
        if (part.share > kStepsOfARow * share * (1 - part.share))
            break;
        asked += part.expression;
        share *= part.share;
    }
    return asked.size() == static_cast<qsizetype>(parts.size())
               ? m_expression
               : asked.join(QStringLiteral(" AND "));
}

/// What is played most first, then whatever the narrowest of the indexes gives.
void SongSearch::behindFilter(const SearchFilter& filter) {
    for (const auto& song : m_popular.songs) {
        if (m_found.size() > static_cast<std::size_t>(kProbed))
            break;
        if (!m_matcher.answers(song.looked()))
            continue;
        SQLite::Statement one(m_connection.raw(),
                              std::string("SELECT " LINNET_SEARCHED "FROM songs s " LINNET_STATS
                                          "WHERE s.key = ?2 AND " LINNET_SONG_VISIBLE) +
                                  filter.where());
        bind(one, 1, m_viewer);
        bind(one, 2, static_cast<std::int64_t>(song.key));
        filter.bind(one);
        take(one, 1);
    }
    const Way way = wayTo(m_connection, m_viewer, filter, m_expression);
    if (way == Way::Words && anyDue(m_connection)) {
        auto due = filtered(m_connection, m_viewer, filter, LINNET_SEARCHED, Way::Due, {});
        takeAll(due);
    }
    auto statement = filtered(m_connection, m_viewer, filter, LINNET_SEARCHED, way, m_expression);
    m_more = take(statement, way == Way::Stats ? std::max(m_matches, kOfStats) : m_matches);
}

SearchCount countSongs(Connection& connection, const UserId& viewer, const SearchQuery& query) {
    if (query.empty())
        return {};
    const QString expression = ftsExpression(query);
    const SearchFilter filter(query);
    const SearchMatcher matcher(query);
    const auto answers = [&](const SQLite::Statement& row) {
        return matcher.answers(searchTexts(row, 1));
    };
    const bool plain = filter.empty() && !expression.isEmpty();
    const Way way = plain ? Way::Words : wayTo(connection, viewer, filter, expression);
    SearchCount due;
    std::vector<std::int64_t> passed;
    if (way == Way::Words) {
        passed = passedOver(connection, viewer);
        if (anyDue(connection)) {
            auto statement =
                filtered(connection, viewer, filter, LINNET_SEARCHED, Way::Due, expression);
            due = countRows(statement, answers);
        }
    }
    const auto known = [&](const SQLite::Statement& row) {
        return passed.empty() || !std::ranges::binary_search(passed, number(row, 0));
    };
    if (plain) {
        auto& statement =
            connection.prepare("SELECT rowid FROM song_search WHERE song_search MATCH ?1");
        bind(statement, 1, expression);
        return sum(countRows(statement, known), due);
    }
    const bool byRow = way != Way::Words &&
                       std::any_of(query.texts.begin(), query.texts.end(), [](const auto& text) {
                           return text.field != SearchField::Genre;
                       });
    auto statement =
        filtered(connection, viewer, filter, byRow ? LINNET_SEARCHED : "s.key", way, expression);
    return sum(countRows(statement,
                         [&](const SQLite::Statement& row) {
                             return known(row) && (!byRow || answers(row));
                         }),
               due);
}

}  // namespace linnet::catalogue::table
