// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/search_index.h"

#include "core/catalogue/search_candidates.h"
#include "core/catalogue/song_search.h"
#include "core/catalogue/spelling.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;
using storage::text;

constexpr std::size_t kOthers = 50;    // rows of albums and artists from each index
constexpr std::size_t kMatched = 200;  // albums from the full-text index

/// Albums, artists and genres, for words alone.
class OtherSearch {
 public:
    OtherSearch(Connection& connection, const UserId& viewer, const SearchQuery& query)
        : m_connection(connection),
          m_viewer(viewer),
          m_words(query.words),
          m_end(query.words + QString::fromUcs4(U"\U0010ffff", 1)),
          m_expression(ftsExpression(query)) {}

    struct Name {
        std::int64_t key = 0;
        QString folded;
    };

    /// Best first; of equals the one with more songs.
    std::vector<Name> artists() {
        std::vector<Candidate> found;
        std::vector<QString> names;
        const auto take = [&](SQLite::Statement& statement) {
            while (statement.executeStep()) {
                const std::int64_t key = number(statement, 0);
                const QString name = text(statement, 1);
                const auto known = [&](const Candidate& one) { return one.title == name; };
                if (std::any_of(found.begin(), found.end(), known))
                    continue;
                found.push_back(
                    {key, searchRank(m_words, name, {}, {}, number(statement, 2)), name});
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
        if (!m_words.contains(u' '))
            take(asked(kMatch, ftsExpression(SearchTerm{m_words, true}, SearchField::Any)));
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
                QString title = text(statement, 1);
                const SearchRank rank = searchRank(m_words, title, text(statement, 2), {});
                found.push_back({key, rank, std::move(title)});
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
            if (sameUnspaced(artist.folded, m_words)) {
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
    SQLite::Statement& asked(const char* sql, const QString& what, std::size_t limit = kOthers) {
        auto& statement = m_connection.prepare(sql);
        bind(statement, 1, m_viewer);
        bind(statement, 2, what);
        bind(statement, 3, m_end);
        bind(statement, 4, static_cast<std::int64_t>(limit));
        return statement;
    }

    Connection& m_connection;
    const UserId& m_viewer;
    QString m_words;
    QString m_end;
    QString m_expression;
};

}  // namespace

SearchResults search(Connection& connection, const UserId& viewer, const SearchQuery& query,
                     const PopularSongs& popular, std::size_t limit) {
    SearchResults results;
    if (query.empty())
        return results;
    SongSearch songs(connection, viewer, query, popular, limit);
    songs.run();
    if (query.plain() && !query.words.isEmpty()) {
        OtherSearch others(connection, viewer, query);
        const auto artists = others.artists();
        for (const auto& artist : artists) {
            results.artists.push_back(ArtistKey(artist.key));
            if (artist.folded != query.words && sameUnspaced(artist.folded, query.words))
                songs.probeArtist(artist.folded);
        }
        results.albums = others.albums(artists, limit);
        results.genres = others.genres();
    }
    results.songs = songs.keys();
    results.moreSongs = songs.more();
    if (results.songs.empty() && results.albums.empty() && results.artists.empty() &&
        results.genres.empty())
        results.didYouMean = nearestSpelling(connection, viewer, query);
    return results;
}

}  // namespace linnet::catalogue::table
