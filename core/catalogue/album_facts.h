// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/catalogue/song.h"
#include "storage/connection.h"

namespace linnet::catalogue::table {

/// What an album takes from one of its songs.
struct AlbumSong {
    /// What the tags say to sort a name by.
    struct Sort {
        std::string of;
        std::string by;
    };

    std::int64_t durationMs = 0;
    std::int64_t addedAt = 0;
    std::optional<int> year;
    std::string genre;
    std::optional<storage::ContentHash> artwork;
    std::optional<Sort> albumSort;
    std::optional<Sort> artistSort;
};

/// Columns of songs, of which albumSong() reads what stands from `first` on.
inline constexpr auto kAlbumSongColumns =
    "duration_ms, added_at, release_year, genre, artwork_hash, album_sort, album, artist_sort, "
    "artist";
[[nodiscard]] AlbumSong albumSong(const SQLite::Statement& statement, int first);

/// What an album has from its songs.
struct AlbumFacts {
    std::int64_t songs = 0;
    std::int64_t durationMs = 0;
    std::int64_t addedAt = 0;
    std::optional<int> year;
    // Of the first song that has one.
    std::string genre;
    std::optional<storage::ContentHash> artwork;
    // What the tags say to sort by, where they do.
    std::optional<std::string> titleSort;
    std::optional<std::string> artistSort;

    /// The next song in the order of disc, track and title of the album of this title and artist.
    void add(const AlbumSong& song, std::string_view title, std::string_view artist);

    bool operator==(const AlbumFacts&) const = default;
};

/// Of the songs that are in it, where it is called so.
[[nodiscard]] AlbumFacts factsOf(storage::Connection& connection, AlbumKey album,
                                 std::string_view title, std::string_view artist);

/// Writes what differs.
void updateFacts(storage::Connection& connection, AlbumKey album, const AlbumFacts& before,
                 const AlbumFacts& now);
/// songs, duration_ms, added_at, release_year, genre, artwork_hash, from `index` on.
void bindFacts(SQLite::Statement& statement, int index, const AlbumFacts& facts);

}  // namespace linnet::catalogue::table
