// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/popular_songs.h"

#include "storage/bind.h"

namespace linnet::catalogue::table {

using storage::bind;
using storage::number;
using storage::utf8;

SearchTexts searchTexts(const SQLite::Statement& statement, int firstColumn) {
    SearchTexts texts;
    int column = firstColumn;
    for (std::string_view* each :
         {&texts.title, &texts.artist, &texts.album, &texts.albumArtist, &texts.composer,
          &texts.titleJoined, &texts.artistJoined, &texts.albumJoined})
        *each = utf8(statement, column++);
    return texts;
}

PopularSongs popularSongs(storage::Connection& connection, const UserId& viewer) {
    // A favourite counts as some plays, stars as a few; what was never played but liked is rare and
    // left out, so that an index gives the first of them.
    auto& statement = connection.prepare(
        "SELECT t.song_key, t.plays + 10 * t.favourite + ifnull(t.rating, 0) / "
        "10, " LINNET_SEARCH_TEXTS
        "FROM (SELECT * FROM song_stats WHERE user_id = ?1 AND plays > 0 ORDER BY plays DESC "
        "LIMIT ?2) t CROSS JOIN songs s ON s.key = t.song_key "
        "WHERE s.owner IS NULL OR s.owner = ?1 ORDER BY 2 DESC");
    bind(statement, 1, viewer);
    bind(statement, 2, static_cast<std::int64_t>(PopularSongs::kMost));
    PopularSongs popular;
    while (statement.executeStep()) {
        PopularSongs::Entry song;
        song.key = SongKey(number(statement, 0));
        song.popularity = number(statement, 1);
        const SearchTexts texts = searchTexts(statement, 2);
        song.texts = {std::string(texts.title),        std::string(texts.artist),
                      std::string(texts.album),        std::string(texts.albumArtist),
                      std::string(texts.composer),     std::string(texts.titleJoined),
                      std::string(texts.artistJoined), std::string(texts.albumJoined)};
        popular.popularities.emplace(static_cast<std::int64_t>(song.key), song.popularity);
        popular.songs.push_back(std::move(song));
    }
    return popular;
}

}  // namespace linnet::catalogue::table
