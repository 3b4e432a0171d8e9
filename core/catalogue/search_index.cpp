// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/search_index.h"

#include <QStringList>
#include <unordered_set>

#include "core/catalogue/fold.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;
using storage::text;

constexpr std::int64_t kProbed = 50;   // rows read from each sorted index
constexpr std::size_t kMatched = 200;  // rows taken from the full-text index, at least
constexpr std::size_t kFew = 400;      // rows of one word that are rather looked through

struct Candidate {
    std::int64_t key = 0;
    int score = 0;
    QString title;
};

/// Collects candidates once each.
class Candidates {
 public:
    explicit Candidates(QString query) : m_query(std::move(query)) {}

    /// Columns: key, title, second, third; folded. Rows that lack one of `needed` are passed over.
    /// Returns the number of rows, those included.
    std::size_t take(SQLite::Statement& statement, std::span<const SearchTerm> needed = {}) {
        std::size_t rows = 0;
        while (statement.executeStep()) {
            ++rows;
            const std::int64_t key = number(statement, 0);
            if (m_seen.contains(key))
                continue;
            QString title = text(statement, 1);
            const QString second = text(statement, 2);
            const QString third = text(statement, 3);
            const bool lacks =
                std::any_of(needed.begin(), needed.end(), [&](const SearchTerm& term) {
                    return !term.isIn(title) && !term.isIn(second) && !term.isIn(third);
                });
            if (lacks)
                continue;
            m_seen.insert(key);
            const int score = searchScore(m_query, title, second, third);
            m_found.push_back({key, score, std::move(title)});
        }
        return rows;
    }

    template <class Key>
    std::vector<Key> best(std::size_t limit) {
        const auto end =
            m_found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, m_found.size()));
        std::partial_sort(
            m_found.begin(), end, m_found.end(), [](const Candidate& a, const Candidate& b) {
                if (a.score != b.score)
                    return a.score > b.score;
                if (a.title != b.title)
                    return a.title.size() != b.title.size() ? a.title.size() < b.title.size()
                                                            : a.title < b.title;
                return a.key < b.key;
            });
        std::vector<Key> keys;
        for (auto it = m_found.begin(); it != end; ++it)
            keys.push_back(Key(it->key));
        return keys;
    }
    [[nodiscard]] std::size_t size() const { return m_found.size(); }

 private:
    QString m_query;
    std::vector<Candidate> m_found;
    std::unordered_set<std::int64_t> m_seen;
};

/// `sql` takes ?1 the viewer, ?2 where to begin, ?3 where to end, ?4 how many.
void probe(Connection& connection, const char* sql, const UserId& viewer, const QString& query,
           Candidates& candidates) {
    auto& statement = connection.prepare(sql);
    bind(statement, 1, viewer);
    bind(statement, 2, query);
    bind(statement, 3, query + QString::fromUcs4(U"\U0010ffff", 1));
    bind(statement, 4, kProbed);
    candidates.take(statement);
    statement.reset();
}

/// `sql` takes ?1 the viewer, ?2 the expression, ?3 how many.
std::size_t match(Connection& connection, const char* sql, const UserId& viewer,
                  const QString& expression, std::size_t limit, Candidates& candidates,
                  std::span<const SearchTerm> needed = {}) {
    auto& statement = connection.prepare(sql);
    bind(statement, 1, viewer);
    bind(statement, 2, expression);
    bind(statement, 3, static_cast<std::int64_t>(limit));
    const std::size_t rows = candidates.take(statement, needed);
    statement.reset();
    return rows;
}

/// A term that few songs have, if there is one. Stepping through the lists of several frequent
/// words side by side takes up to 7 ms at a million songs; looking through a few hundred rows 2.
const SearchTerm* rareTerm(Connection& connection, std::span<const SearchTerm> terms) {
    if (terms.size() < 2)
        return nullptr;
    auto& count = connection.prepare(
        "SELECT count(*) FROM (SELECT 1 FROM song_search WHERE song_search MATCH ?1 LIMIT ?2)");
    for (const SearchTerm& term : terms) {
        if (term.text.size() < 3 && !term.phrase)
            continue;
        bind(count, 1, term.expression());
        bind(count, 2, static_cast<std::int64_t>(kFew + 1));
        count.executeStep();
        const bool few = number(count, 0) <= static_cast<std::int64_t>(kFew);
        count.reset();
        if (few)
            return &term;
    }
    return nullptr;
}

/// Whether every word of `query` begins a word of `text`.
bool hasWords(const QString& query, const QString& text) {
    const QStringView all(text);
    for (const QStringView word : QStringView(query).split(u' ', Qt::SkipEmptyParts)) {
        bool found = all.startsWith(word);
        for (qsizetype at = all.indexOf(u' '); !found && at >= 0; at = all.indexOf(u' ', at + 1))
            found = all.sliced(at + 1).startsWith(word);
        if (!found)
            return false;
    }
    return true;
}

/// 3: equal, 2: begins with it and a word ends there, 1: begins with it.
int beginning(const QString& text, const QString& query) {
    if (text.isEmpty() || !text.startsWith(query))
        return 0;
    if (text.size() == query.size())
        return 3;
    return text[query.size()] == QLatin1Char(' ') ? 2 : 1;
}

}  // namespace

int searchScore(const QString& query, const QString& title, const QString& second,
                const QString& third) {
    if (const int how = beginning(title, query); how > 0)
        return 300 + how;
    if (const int how = beginning(second, query); how > 0)
        return 200 + how;
    if (const int how = beginning(third, query); how > 0)
        return 100 + how;
    if (hasWords(query, title))
        return 90;
    if (hasWords(query, second))
        return 80;
    if (hasWords(query, title + QLatin1Char(' ') + second))
        return 70;
    return 0;
}

SearchResults search(Connection& connection, const UserId& viewer, const QString& typed,
                     std::size_t limit) {
    SearchResults results;
    const QString expression = searchExpression(typed);
    if (expression.isEmpty())
        return results;
    const QString query = fold(typed);

    const std::size_t matches = std::max(kMatched, limit + 1);
    Candidates songs(query);
    probe(connection,
          "SELECT key, title_folded, artist_folded, album_folded FROM songs "
          "WHERE title_folded >= ?2 AND title_folded < ?3 AND (owner IS NULL OR owner = ?1) "
          "ORDER BY title_folded LIMIT ?4",
          viewer, query, songs);
    probe(connection,
          "SELECT key, title_folded, artist_folded, album_folded FROM songs "
          "WHERE artist_folded >= ?2 AND artist_folded < ?3 AND (owner IS NULL OR owner = ?1) "
          "ORDER BY artist_folded LIMIT ?4",
          viewer, query, songs);
    constexpr const char* kMatch =
        "SELECT s.key, s.title_folded, s.artist_folded, s.album_folded FROM song_search "
        "CROSS JOIN songs s ON s.key = song_search.rowid WHERE song_search MATCH ?2 "
        "AND (s.owner IS NULL OR s.owner = ?1) LIMIT ?3";
    const std::vector<SearchTerm> terms = searchTerms(typed);
    const SearchTerm* rare = rareTerm(connection, terms);
    const std::size_t matched =
        rare ? match(connection, kMatch, viewer, rare->expression(), kFew, songs, terms)
             : match(connection, kMatch, viewer, expression, matches, songs);
    results.songs = songs.best<SongKey>(limit);
    results.moreSongs = songs.size() > limit || (!rare && matched == matches);

    Candidates albums(query);
    probe(connection,
          "SELECT key, title_folded, artist_folded, '' FROM albums "
          "WHERE title_folded >= ?2 AND title_folded < ?3 AND (owner IS NULL OR owner = ?1) "
          "ORDER BY title_folded LIMIT ?4",
          viewer, query, albums);
    match(connection,
          "SELECT a.key, a.title_folded, a.artist_folded, '' FROM album_search "
          "CROSS JOIN albums a ON a.key = album_search.rowid WHERE album_search MATCH ?2 "
          "AND (a.owner IS NULL OR a.owner = ?1) LIMIT ?3",
          viewer, expression, matches, albums);
    results.albums = albums.best<AlbumKey>(limit);
    return results;
}

}  // namespace linnet::catalogue::table
