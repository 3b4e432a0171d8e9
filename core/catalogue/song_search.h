// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_set>

#include "core/catalogue/browse.h"
#include "core/catalogue/popular_songs.h"
#include "core/catalogue/search_candidates.h"
#include "core/catalogue/search_query.h"
#include "storage/connection.h"

namespace linnet::catalogue::table {

class SearchFilter;

/// Collects the songs that may be the best answers to a query, each once; see search_index.h.
/// Everything is borrowed.
class SongSearch {
 public:
    SongSearch(storage::Connection& connection, const UserId& viewer, const SearchQuery& query,
               const SearchMatcher& matcher, const PopularSongs& popular, std::size_t limit);

    void run();
    /// Adds songs by an artist whose name is what was typed, in other letters (R.E.M. for rem).
    void probeArtist(const std::string& nameFolded);

    /// Best first, at most `limit`.
    [[nodiscard]] std::vector<SongKey> keys() { return best<SongKey>(m_found, m_limit); }
    [[nodiscard]] bool more() const { return m_more || m_found.size() > m_limit; }

 private:
    bool take(SQLite::Statement& statement, std::size_t wanted);
    void takeAll(SQLite::Statement& statement);
    bool consider(SongKey key, const SearchTexts& texts);
    void withoutFilter();
    void behindFilter(const SearchFilter& filter);
    void probe(const char* sql, const std::string& from);
    bool match(const QString& expression, std::size_t wanted);
    [[nodiscard]] QString narrowed();

    storage::Connection& m_connection;
    const UserId& m_viewer;
    const SearchQuery& m_query;
    const SearchMatcher& m_matcher;
    const PopularSongs& m_popular;
    std::size_t m_limit;
    std::size_t m_matches;  ///< songs taken from an index at most
    QString m_expression;
    std::vector<Candidate> m_found;
    std::unordered_set<std::int64_t> m_seen;
    bool m_more = false;
};

/// How many songs answer, counted for at most about 45 ms.
[[nodiscard]] SearchCount countSongs(storage::Connection& connection, const UserId& viewer,
                                     const SearchQuery& query);

}  // namespace linnet::catalogue::table
