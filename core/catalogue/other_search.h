// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/catalogue/browse.h"
#include "core/catalogue/search_rank.h"
#include "storage/connection.h"

namespace linnet::catalogue::table {

/// What answers a search besides songs, each best first.
struct OtherResults {
    std::vector<AlbumKey> albums;
    std::vector<ArtistKey> artists;
    std::vector<GenreKey> genres;
    /// Folded names of artists that are what was typed, in other letters (R.E.M. for rem).
    std::vector<std::string> writtenOtherwise;
};

/// Albums, artists and genres, for a query that is plain(). See search_index.h.
[[nodiscard]] OtherResults searchOthers(storage::Connection& connection, const UserId& viewer,
                                        const SearchQuery& query, const SearchMatcher& matcher,
                                        std::size_t limit);

}  // namespace linnet::catalogue::table
