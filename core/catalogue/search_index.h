// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/catalogue/browse.h"
#include "core/catalogue/other_search.h"
#include "core/catalogue/popular_songs.h"
#include "core/catalogue/search_query.h"
#include "storage/connection.h"

/// Search as you type. Inside Database::read(); SQLite::Exception passes through.
///
/// Ranking every match would cost what the matches are (a letter matches half a library: 0.4 s for
/// bm25 at a million songs), so a bounded set of candidates is ranked instead: what stands in the
/// sorted indexes right where the typed text would (titles and artists that begin with it), songs
/// of artists who are so named, the songs that the profile plays most, and the first matches of the
/// full-text index. Each is held against the query itself, so the indexes may give too much.
namespace linnet::catalogue::table {

/// `others` is asked when the songs have been found: what searchOthers() finds may be looked for
/// meanwhile, by another connection.
[[nodiscard]] SearchResults search(storage::Connection& connection, const UserId& viewer,
                                   const SearchQuery& query, const SearchMatcher& matcher,
                                   const PopularSongs& popular, std::size_t limit,
                                   const std::function<OtherResults()>& others);

}  // namespace linnet::catalogue::table
