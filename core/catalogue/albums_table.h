// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/song.h"
#include "storage/connection.h"

/// The rows of albums, which follow from the songs. Same rules as songs_table.h.
namespace linnet::catalogue::table {

/// The album that a song with these fields belongs to, made where it is not there yet; nothing for
/// a song without an album. An album is its title and its album artist (the artist where none is
/// given), both folded, among everyone's songs or one profile's.
struct AlbumOfSong {
    AlbumKey key{};
    bool isNew = false;
};
[[nodiscard]] std::optional<AlbumOfSong> albumOf(storage::Connection& connection,
                                                 const SongFields& fields,
                                                 const std::optional<UserId>& owner);
/// Brings year, genre, count, length, artwork and time up to date with the album's songs; an album
/// without songs goes. To be called once for each album whose songs changed, before the commit.
void recountAlbum(storage::Connection& connection, AlbumKey album);

[[nodiscard]] std::optional<Album> albumByKey(storage::Connection& connection, const UserId& viewer,
                                              AlbumKey album);
/// Read from an index alone. `limit` 0: all.
[[nodiscard]] std::vector<AlbumKey> listAlbums(storage::Connection& connection,
                                               const UserId& viewer, AlbumSort sort,
                                               std::size_t limit);

}  // namespace linnet::catalogue::table
