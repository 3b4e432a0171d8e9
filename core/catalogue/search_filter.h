// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <variant>

#include "core/catalogue/search_query.h"
#include "core/events/ids.h"
#include "storage/connection.h"

namespace linnet::catalogue::table {

/// The conditions of a search that are no words, as SQL over songs s and song_stats t; ?1 is the
/// viewer. Genres are among them, since they are few and songs are indexed by them.
class SearchFilter {
 public:
    /// Its parameters begin here.
    static constexpr int kFirstParameter = 5;

    explicit SearchFilter(const SearchQuery& query);

    /// Nothing is asked for.
    [[nodiscard]] bool empty() const { return m_where.empty(); }
    /// " AND …" for each condition.
    [[nodiscard]] const std::string& where() const { return m_where; }
    /// Only songs with a row in song_stats can answer.
    [[nodiscard]] bool needsStats() const { return m_needsStats; }
    /// An index gives the songs that answer one of the conditions.
    [[nodiscard]] bool indexed() const { return !m_indexed.empty(); }
    void bind(SQLite::Statement& statement) const;
    /// How many songs the index gives, counted up to `most`.
    [[nodiscard]] std::int64_t countIndexed(storage::Connection& connection, const UserId& viewer,
                                            std::int64_t most) const;

 private:
    std::string value(std::variant<std::int64_t, QString> value);
    void add(const std::string& condition, bool excluded, bool indexed);
    void addNumber(const NumberCondition& condition);
    void addFlag(const FlagCondition& condition);
    void addGenre(const TextCondition& condition);

    std::string m_where;
    std::string m_indexed;  ///< the first condition that an index answers
    bool m_needsStats = false;
    std::vector<std::variant<std::int64_t, QString>> m_values;
};

}  // namespace linnet::catalogue::table
