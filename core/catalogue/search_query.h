// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/events/time.h"

/// What a person typed into the search field, understood:
///
///     blue green            words in any order, each the beginning of a word
///     "kind of blue"        whole words side by side
///     artist:miles          only there; also title, album, genre, composer
///     year:1990..1999       also 1990s, >2000, <=1980; plays:>10, rating:>=4 likewise
///     length:>5m            3:30, 90s, 2h, 3m..4m; a bare number is minutes
///     added:<30d            how long ago (h, d, w, m, y), or when: 2024, 2024-05, 2024-05-17
///     is:favourite          also own, played
///     -live  -genre:jazz    not
///
/// Never an error: what is not understood is text.
namespace linnet::catalogue {

enum class SearchField : std::uint8_t { Any, Title, Artist, Album, Genre, Composer };
enum class SearchNumber : std::uint8_t { Year, Added, Length, Plays, Rating };
enum class SearchFlag : std::uint8_t { Favourite, Own, Played };

/// Words side by side, of which the last may go on.
struct SearchTerm {
    QString text;        ///< folded
    bool whole = false;  ///< the last word is whole, too

    friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
};

/// One thing typed: all of its terms, in any order, or the same as one word.
struct TextCondition {
    SearchField field = SearchField::Any;
    std::vector<SearchTerm> terms;  ///< not empty
    QString joined;                 ///< "acdc" for ac/dc; empty where nothing is to be joined
    bool excluded = false;
    friend bool operator==(const TextCondition&, const TextCondition&) = default;
};

/// Both ends included; at least one is there. Added in milliseconds since 1970, Length in
/// milliseconds, Rating in stars.
struct NumberCondition {
    SearchNumber number = SearchNumber::Year;
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    bool excluded = false;
    friend bool operator==(const NumberCondition&, const NumberCondition&) = default;
};

struct FlagCondition {
    SearchFlag flag = SearchFlag::Favourite;
    bool excluded = false;
    friend bool operator==(const FlagCondition&, const FlagCondition&) = default;
};

/// All of these at once.
struct SearchQuery {
    std::vector<TextCondition> texts;
    std::vector<NumberCondition> numbers;
    std::vector<FlagCondition> flags;
    /// What titles and names are compared to, folded: the words for everything as they were typed,
    /// or, without such, those of the fields.
    QString words;

    [[nodiscard]] bool empty() const { return texts.empty() && numbers.empty() && flags.empty(); }
    /// Nothing but words for everything, which also albums, artists and genres can answer.
    [[nodiscard]] bool plain() const;
    friend bool operator==(const SearchQuery&, const SearchQuery&) = default;
};

/// `now`: for what is so long ago. Dates are of the local time zone.
[[nodiscard]] SearchQuery parseSearch(const QString& typed, Timestamp now);

/// The query of FTS5 for the conditions whose field is a column there (all but Genre). Empty: there
/// is none that wants something to be there; exclusions alone are none.
[[nodiscard]] QString ftsExpression(const SearchQuery& query);
/// Of one term in one field.
[[nodiscard]] QString ftsExpression(const SearchTerm& term, SearchField field);

}  // namespace linnet::catalogue
