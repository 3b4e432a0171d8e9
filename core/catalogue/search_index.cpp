// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/search_index.h"

#include "core/catalogue/song_search.h"
#include "core/catalogue/spelling.h"

namespace linnet::catalogue::table {

SearchResults search(storage::Connection& connection, const UserId& viewer,
                     const SearchQuery& query, const SearchMatcher& matcher,
                     const PopularSongs& popular, std::size_t limit,
                     const std::function<OtherResults()>& others) {
    SearchResults results;
    if (query.empty())
        return results;
    SongSearch songs(connection, viewer, query, matcher, popular, limit);
    songs.run();
    OtherResults besides = others();
    for (const std::string& artist : besides.writtenOtherwise)
        songs.probeArtist(artist);
    results.songs = songs.keys();
    results.moreSongs = songs.more();
    results.albums = std::move(besides.albums);
    results.artists = std::move(besides.artists);
    results.genres = std::move(besides.genres);
    if (results.songs.empty() && results.albums.empty() && results.artists.empty() &&
        results.genres.empty())
        results.didYouMean = nearestSpelling(connection, viewer, query);
    return results;
}

}  // namespace linnet::catalogue::table
