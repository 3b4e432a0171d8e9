// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalogue/search_query.h"

/// What is found held against what was typed. Folded texts in UTF-8, as the store has them: made
/// QStrings of, they cost a key at a million songs half a millisecond.
namespace linnet::catalogue {

/// What of a song is searched. `Text` owns, or only looks at what someone else does.
template <class Text>
struct SearchTextsOf {
    Text title;
    Text artist;
    Text album;
    Text albumArtist;  ///< empty where it is the artist
    Text composer;
    Text titleJoined;  ///< see joined()
    Text artistJoined;
    Text albumJoined;
};
using SearchTexts = SearchTextsOf<std::string_view>;

/// How well the texts answer what was typed, for ordering; compared from the first on, more is
/// better. The obvious first: what is so named, then what begins so (title before artist before
/// album), then words inside; among equals what the profile plays; then the shorter title.
struct SearchRank {
    int tier = 0;
    std::int64_t popularity = 0;
    int fine = 0;  ///< the typed text ends where a word does

    friend auto operator<=>(const SearchRank&, const SearchRank&) = default;
};

/// A query, ready to be held against many songs.
class SearchMatcher {
 public:
    explicit SearchMatcher(const SearchQuery& query);

    /// Whether the conditions on texts hold, also those that exclude; genres are not looked at,
    /// they are search_filter.h's.
    [[nodiscard]] bool answers(const SearchTexts& texts) const;
    /// By SearchQuery::words; where there are none, nothing is better than another but by
    /// popularity.
    [[nodiscard]] SearchRank rank(std::string_view title, std::string_view artist,
                                  std::string_view album, std::int64_t popularity = 0) const;

 private:
    struct Term {
        std::string text;
        bool whole = false;
    };
    struct Condition {
        SearchField field = SearchField::Any;
        std::vector<Term> terms;
        std::optional<Term> joined;
        bool excluded = false;
    };
    using Looked = std::initializer_list<std::string_view>;

    static bool holds(const Condition& condition, Looked texts, Looked joined);
    [[nodiscard]] bool hasWords(Looked texts) const;
    [[nodiscard]] SearchRank ofArtist(std::string_view artist) const;

    std::vector<Condition> m_conditions;
    std::string m_words;
    std::vector<std::string> m_eachWord;
};

/// The same without spaces, as "acdc" is for "ac dc"; nothing is like nothing else.
[[nodiscard]] bool sameUnspaced(QStringView one, QStringView other);
[[nodiscard]] bool sameUnspaced(std::string_view one, std::string_view other);

}  // namespace linnet::catalogue
