// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/other_search.h"

#include <unordered_set>

#include "core/catalogue/search_candidates.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;
using storage::utf8;

constexpr std::size_t kOthers = 50;    // rows of albums and artists from each index
constexpr std::size_t kMatched = 200;  // albums from the full-text index

class OtherSearch {
 public:
    OtherSearch(Connection& connection, const UserId& viewer, const SearchQuery& query,
                const SearchMatcher& matcher)
        : m_connection(connection),
          m_viewer(viewer),
          m_matcher(matcher),
          m_words(query.words.toStdString()),
          m_end(m_words + "\U0010ffff"),
          m_expression(ftsExpression(query).toStdString()) {}

    struct Name {
        std::int64_t key = 0;
        std::string folded;
    };

    /// Best first; of equals the one with more songs.
    std::vector<Name> artists() {
        std::vector<Candidate> found;
        const auto take = [&](SQLite::Statement& statement) {
            while (statement.executeStep()) {
                const std::int64_t key = number(statement, 0);
                const std::string_view name = utf8(statement, 1);
                const auto known = [&](const Candidate& one) { return one.title == name; };
                if (std::any_of(found.begin(), found.end(), known))
                    continue;
                found.push_back(
                    {key, m_matcher.rank(name, {}, {}, number(statement, 2)), std::string(name)});
            }
            statement.reset();
        };
        take(
            asked("SELECT key, name_folded, songs FROM artists WHERE name_folded >= ?2 AND "
                  "name_folded < ?3 AND +owner IN (x'', ?1) ORDER BY name_folded LIMIT ?4",
                  m_words));
        // First those who are so named in other letters, whom the next might not come to.
        constexpr const char* kMatch =
            "SELECT a.key, a.name_folded, a.songs FROM artist_search CROSS JOIN artists a "
            "ON a.key = artist_search.rowid WHERE artist_search MATCH ?2 AND ?3 = ?3 "
            "AND a.owner IN (x'', ?1) LIMIT ?4";
        if (m_words.find(' ') == std::string::npos)
            take(asked(kMatch, ftsExpression(SearchTerm{QString::fromStdString(m_words), true},
                                             SearchField::Any)
                                   .toStdString()));
        take(asked(kMatch, m_expression));
        best<std::int64_t>(found, kOthers);  // puts them in order
        std::vector<Name> best;
        for (std::size_t i = 0; i < std::min(kOthers, found.size()); ++i)
            best.push_back({found[i].key, found[i].title});
        return best;
    }

    std::vector<AlbumKey> albums(const std::vector<Name>& artists, std::size_t limit) {
        std::vector<Candidate> found;
        std::unordered_set<std::int64_t> seen;
        const auto take = [&](SQLite::Statement& statement) {
            while (statement.executeStep()) {
                const std::int64_t key = number(statement, 0);
                if (!seen.insert(key).second)
                    continue;
                const std::string_view title = utf8(statement, 1);
                const SearchRank rank = m_matcher.rank(title, utf8(statement, 2), {});
                found.push_back({key, rank, std::string(title)});
            }
            statement.reset();
        };
        take(
            asked("SELECT key, title_folded, artist_folded FROM albums "
                  "WHERE title_folded >= ?2 AND title_folded < ?3 AND (owner IS NULL OR owner = "
                  "?1) ORDER BY title_folded LIMIT ?4",
                  m_words));
        take(
            asked("SELECT a.key, a.title_folded, a.artist_folded FROM album_search "
                  "CROSS JOIN albums a ON a.key = album_search.rowid WHERE album_search MATCH ?2 "
                  "AND ?3 = ?3 AND (a.owner IS NULL OR a.owner = ?1) LIMIT ?4",
                  m_expression, kMatched));
        for (const Name& artist : artists)
            if (sameUnspaced(std::string_view(artist.folded), m_words)) {
                take(
                    asked("SELECT key, title_folded, artist_folded FROM albums "
                          "WHERE artist_folded = ?2 AND ?3 = ?3 "
                          "AND (owner IS NULL OR owner = ?1) LIMIT ?4",
                          artist.folded));
                take(
                    asked("SELECT a.key, a.title_folded, a.artist_folded FROM album_artists v "
                          "CROSS JOIN albums a ON a.key = v.album_key WHERE v.artist_folded = ?2 "
                          "AND ?3 = ?3 AND (v.owner IS NULL OR v.owner = ?1) LIMIT ?4",
                          artist.folded));
            }
        return best<AlbumKey>(found, limit);
    }

    std::vector<GenreKey> genres() {
        std::vector<GenreKey> found;
        auto& statement = asked(
            "SELECT key FROM genres g WHERE name_folded >= ?2 AND name_folded < ?3 AND (+owner = "
            "x'' OR (+owner = ?1 AND NOT EXISTS (SELECT 1 FROM genres e WHERE e.name_folded = "
            "g.name_folded AND e.owner = x''))) ORDER BY name_folded LIMIT ?4",
            m_words, 10);
        while (statement.executeStep())
            found.push_back(GenreKey(number(statement, 0)));
        statement.reset();
        return found;
    }

 private:
    /// ?1 the viewer, ?2 a text, ?3 the end of what begins with the words, ?4 how many.
    SQLite::Statement& asked(const char* sql, const std::string& what,
                             std::size_t limit = kOthers) {
        auto& statement = m_connection.prepare(sql);
        bind(statement, 1, m_viewer);
        statement.bind(2, what);
        statement.bind(3, m_end);
        bind(statement, 4, static_cast<std::int64_t>(limit));
        return statement;
    }

    Connection& m_connection;
    const UserId& m_viewer;
    const SearchMatcher& m_matcher;
    std::string m_words;
    std::string m_end;
    std::string m_expression;
};

}  // namespace

OtherResults searchOthers(Connection& connection, const UserId& viewer, const SearchQuery& query,
                          const SearchMatcher& matcher, std::size_t limit) {
    OtherResults results;
    if (query.words.isEmpty())
        return results;
    OtherSearch search(connection, viewer, query, matcher);
    const std::string words = query.words.toStdString();
    const auto artists = search.artists();
    for (const auto& artist : artists) {
        results.artists.push_back(ArtistKey(artist.key));
        if (artist.folded != words && sameUnspaced(std::string_view(artist.folded), words))
            results.writtenOtherwise.push_back(artist.folded);
    }
    results.albums = search.albums(artists, limit);
    results.genres = search.genres();
    return results;
}

}  // namespace linnet::catalogue::table
