// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/song.h"
#include "core/catalogue/tag_reader.h"
#include "storage/connection.h"

/// The rows of songs. `viewer` is who asks: rows of everyone and of that profile are there for it,
/// others are not. Inside Database::read() or write(); SQLite::Exception passes through.
namespace linnet::catalogue::table {

/// What a song has from its file beyond its fields, for grouping and for reading its tags again.
struct SongOrigin {
    std::int64_t folder = 0;  ///< folderNumber(); 0: not known
    bool compilation = false;
    std::optional<TextEncoding> readAs;
    SortNames sort;
};

/// Everything of `song` but its key; owner follows from visibility and addedBy.
SongKey insertSong(storage::Connection& connection, const Song& song,
                   const SongOrigin& origin = {});
[[nodiscard]] SongOrigin originOf(storage::Connection& connection, SongKey song);
void setReadAs(storage::Connection& connection, SongKey song, TextEncoding encoding);
void updateFields(storage::Connection& connection, SongKey song, const SongFields& fields,
                  std::optional<AlbumKey> album);
void setArtwork(storage::Connection& connection, SongKey song,
                const std::optional<storage::ContentHash>& artwork);
void deleteSong(storage::Connection& connection, SongKey song);

/// With comment and lyrics.
[[nodiscard]] std::optional<Song> details(storage::Connection& connection, const UserId& viewer,
                                          const SongId& song);
/// Without comment and lyrics.
[[nodiscard]] std::optional<Song> songById(storage::Connection& connection, const UserId& viewer,
                                           const SongId& song);
[[nodiscard]] std::optional<Song> songByKey(storage::Connection& connection, const UserId& viewer,
                                            SongKey song);
[[nodiscard]] std::optional<SongId> idByKey(storage::Connection& connection, const UserId& viewer,
                                            SongKey song);
/// As CatalogueService::artistNumbers().
[[nodiscard]] std::uint32_t artistNumber(storage::Connection& connection, const UserId& viewer,
                                         const SongId& song);
/// The song with these bytes.
[[nodiscard]] std::optional<SongId> songByAudio(storage::Connection& connection,
                                                const UserId& viewer,
                                                const storage::ContentHash& audio);
/// Read from an index alone. `limit` 0: all.
[[nodiscard]] std::vector<SongKey> listSongs(storage::Connection& connection, const UserId& viewer,
                                             const SongQuery& query, std::size_t limit);
[[nodiscard]] LibraryCounts counts(storage::Connection& connection, const UserId& viewer);

/// Whether a row of `owner` (nothing: everyone's) is there for `viewer`.
[[nodiscard]] bool visibleTo(const Song& song, const UserId& viewer);

}  // namespace linnet::catalogue::table
