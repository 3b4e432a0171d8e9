// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/browse.h"
#include "storage/connection.h"

/// Artists and genres, whose rows the schema's triggers keep. Same rules as songs_table.h; lists
/// are read from an index alone, `limit` 0: all.
namespace linnet::catalogue::table {

[[nodiscard]] std::vector<ArtistKey> listArtists(storage::Connection& connection,
                                                 const UserId& viewer, std::size_t limit);
/// The statement of listArtists(), whose plan a test looks at.
[[nodiscard]] const char* listArtistsSql();
/// Songs and albums of everyone and of the viewer; any row of the name will do.
[[nodiscard]] std::optional<Artist> artistByKey(storage::Connection& connection,
                                                const UserId& viewer, ArtistKey artist);
[[nodiscard]] std::optional<ArtistKey> artistNamed(storage::Connection& connection,
                                                   const UserId& viewer, const QString& folded);
/// Newest first; those without a year last.
[[nodiscard]] std::vector<AlbumKey> albumsOfArtist(storage::Connection& connection,
                                                   const UserId& viewer, ArtistKey artist,
                                                   std::size_t limit);
[[nodiscard]] std::vector<PlayedSong> mostPlayed(storage::Connection& connection,
                                                 const UserId& viewer, ArtistKey artist,
                                                 std::size_t limit);

[[nodiscard]] std::optional<SongGroups> groupsOf(storage::Connection& connection,
                                                 const UserId& viewer, const SongId& song);

[[nodiscard]] std::vector<GenreKey> listGenres(storage::Connection& connection,
                                               const UserId& viewer, std::size_t limit);
[[nodiscard]] std::optional<Genre> genreByKey(storage::Connection& connection, const UserId& viewer,
                                              GenreKey genre);

}  // namespace linnet::catalogue::table
