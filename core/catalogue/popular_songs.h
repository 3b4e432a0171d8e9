// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unordered_map>
#include <vector>

#include "core/catalogue/search_rank.h"
#include "core/catalogue/song.h"
#include "storage/connection.h"

namespace linnet::catalogue {

/// The songs that a profile plays most, with their texts: few enough to be held against a search
/// one by one, so that what is loved is found however many songs match.
struct PopularSongs {
    static constexpr std::size_t kMost = 500;

    struct Entry {
        SongKey key{};
        SearchTextsOf<std::string> texts;
        std::int64_t popularity = 0;

        [[nodiscard]] SearchTexts looked() const {
            return {texts.title,    texts.artist,      texts.album,        texts.albumArtist,
                    texts.composer, texts.titleJoined, texts.artistJoined, texts.albumJoined};
        }
    };
    std::vector<Entry> songs;                                     ///< most popular first
    std::unordered_map<std::int64_t, std::int64_t> popularities;  ///< by key

    /// 0 for those that are not among them.
    [[nodiscard]] std::int64_t popularityOf(SongKey song) const {
        const auto found = popularities.find(static_cast<std::int64_t>(song));
        return found == popularities.end() ? 0 : found->second;
    }
};

namespace table {

[[nodiscard]] PopularSongs popularSongs(storage::Connection& connection, const UserId& viewer);

/// The columns that make SearchTexts, of a table called s, and what reads them; valid until the
/// statement is stepped or reset.
#define LINNET_SEARCH_TEXTS                                                    \
    "s.title_folded, s.artist_folded, s.album_folded, s.album_artist_folded, " \
    "s.composer_folded, s.title_joined, s.artist_joined, s.album_joined "
[[nodiscard]] SearchTexts searchTexts(const SQLite::Statement& statement, int firstColumn);

}  // namespace table
}  // namespace linnet::catalogue
