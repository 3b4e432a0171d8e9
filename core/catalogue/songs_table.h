// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <stop_token>
#include <string>
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
    TaggedLoudness loudness;
};

/// The column album_artist_folded: nothing where the album artist is the artist.
[[nodiscard]] QString searchedAlbumArtist(const SongFields& fields);
/// The columns title_sort and album_sort: nothing where it is the folded name.
[[nodiscard]] std::optional<QString> sortColumn(const QString& name, const QString& sortName);
/// The column artist_sort of songs and albums, likewise.
[[nodiscard]] std::optional<QString> artistSortColumn(const QString& artist,
                                                      const QString& sortName);

/// Owner follows from visibility and addedBy; a key of 0 is given by the table.
SongKey insertSong(storage::Connection& connection, const Song& song,
                   const SongOrigin& origin = {});
[[nodiscard]] SongOrigin originOf(storage::Connection& connection, SongKey song);
void setReadAs(storage::Connection& connection, SongKey song, TextEncoding encoding);
void setAddedAt(storage::Connection& connection, SongKey song, Timestamp time);
/// Sorts the song, whose fields these are, as its tags say.
void setSortNames(storage::Connection& connection, SongKey song, const SongFields& fields,
                  const SortNames& sort);
void updateFields(storage::Connection& connection, SongKey song, const SongFields& fields,
                  std::optional<AlbumKey> album);
/// Of the songs of `keys` (JSON).
void setArtwork(storage::Connection& connection, const std::string& keys,
                const std::optional<storage::ContentHash>& artwork);

/// Of those of `keys` (JSON) that `user` added; albums are not looked at.
void setVisibility(storage::Connection& connection, const std::string& keys, const UserId& user,
                   Visibility visibility);

/// With comment and lyrics.
[[nodiscard]] std::optional<Song> details(storage::Connection& connection, const UserId& viewer,
                                          const SongId& song);
/// Without comment and lyrics.
[[nodiscard]] std::optional<Song> songById(storage::Connection& connection, const UserId& viewer,
                                           const SongId& song);
[[nodiscard]] std::optional<Song> songByKey(storage::Connection& connection, const UserId& viewer,
                                            SongKey song);
/// What it stands by in a list in that order, folded; nothing where the order is none of words.
[[nodiscard]] std::optional<QString> listedBy(storage::Connection& connection, SongKey song,
                                              SongSort order);
/// A row of the bin.
[[nodiscard]] std::optional<Song> binnedSong(storage::Connection& connection, const UserId& viewer,
                                             SongKey song);
[[nodiscard]] std::optional<SongKey> keyById(storage::Connection& connection, const UserId& viewer,
                                             const SongId& song);
[[nodiscard]] std::optional<SongId> idByKey(storage::Connection& connection, const UserId& viewer,
                                            SongKey song);
/// As CatalogueService::artistNumbers().
[[nodiscard]] std::uint32_t artistNumber(storage::Connection& connection, const UserId& viewer,
                                         const SongId& song);
/// As CatalogueService::taggedLoudness().
[[nodiscard]] TaggedLoudness taggedLoudness(storage::Connection& connection, const UserId& viewer,
                                            const SongId& song);
/// The song with these bytes.
[[nodiscard]] std::optional<SongId> songByAudio(storage::Connection& connection,
                                                const UserId& viewer,
                                                const storage::ContentHash& audio);
/// Read from an index alone. `limit` 0: all, or those that are there soon after `stop`.
[[nodiscard]] std::vector<SongKey> listSongs(storage::Connection& connection, const UserId& viewer,
                                             const SongQuery& query, std::size_t limit,
                                             const std::stop_token& stop = {});
/// The statement of listSongs(), whose plan a test looks at.
[[nodiscard]] const char* listSongsSql(const SongQuery& query);
[[nodiscard]] LibraryCounts counts(storage::Connection& connection, const UserId& viewer);

/// Whether a row of `owner` (nothing: everyone's) is there for `viewer`.
[[nodiscard]] bool visibleTo(const Song& song, const UserId& viewer);

}  // namespace linnet::catalogue::table
