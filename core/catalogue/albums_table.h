// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <span>
#include <vector>

#include "core/catalogue/album_facts.h"
#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/song.h"
#include "storage/connection.h"

/// The rows of albums, which follow from the songs. Same rules as songs_table.h.
namespace linnet::catalogue::table {

/// Who the album of a song with these fields is by.
[[nodiscard]] const QString& artistOfAlbum(const SongFields& fields);
/// What makes the album of a song with these fields one; empty for a song without an album.
[[nodiscard]] QString albumGroup(const SongFields& fields, const std::optional<UserId>& owner);
[[nodiscard]] std::optional<AlbumKey> albumOfGroup(storage::Connection& connection,
                                                   const QString& group);
/// One that is not there. `songs`: all that are going to be in it, in the order of disc, track and
/// title, so that it need not be recounted; else empty.
[[nodiscard]] AlbumKey makeAlbum(storage::Connection& connection, const QString& group,
                                 const QString& title, const QString& artist,
                                 const std::optional<UserId>& owner,
                                 std::span<const AlbumSong> songs);

struct AlbumOfSong {
    AlbumKey key{};
    bool isNew = false;
};
/// The album that a song with these fields belongs to by itself, made where it is not there yet;
/// nothing for a song without an album. An album is its title and its album artist (the artist
/// where none is given), both folded, among everyone's songs or one profile's.
[[nodiscard]] std::optional<AlbumOfSong> albumOf(storage::Connection& connection,
                                                 const SongFields& fields,
                                                 const std::optional<UserId>& owner);
/// The album that a person put these bytes into, made again where it went meanwhile.
[[nodiscard]] std::optional<AlbumOfSong> chosenAlbum(storage::Connection& connection,
                                                     const SongFields& fields,
                                                     const std::optional<UserId>& owner,
                                                     const storage::ContentHash& audio);
/// Whether a person made this album; edits of its songs leave them in it.
[[nodiscard]] bool isHandMade(storage::Connection& connection, AlbumKey album);

/// Whether a song's album depends on those that lay beside it: it names no album artist.
[[nodiscard]] inline bool needsNeighbours(const SongFields& fields, std::int64_t folder) {
    return folder != 0 && fields.albumArtist.isEmpty() && !fields.album.isEmpty();
}
/// Puts all songs of a folder with this album title that name no album artist where planAlbums()
/// says. Changed albums are added to `touched`, new ones to `made`, too. To be called once for each
/// folder and title after its songs were inserted or changed, before recountAlbum().
void groupFolder(storage::Connection& connection, std::int64_t folder, const QString& album,
                 const std::optional<UserId>& owner, std::set<AlbumKey>& touched,
                 std::set<AlbumKey>& made);

/// One album out of these songs, by hand; songs of others that are in their albums stay there. The
/// album that has most of them is kept where all of its songs are among them. Returns it.
AlbumKey gatherAlbum(storage::Connection& connection, std::span<const Song> songs,
                     std::set<AlbumKey>& touched);

/// Brings year, genre, count, length, artwork and time up to date with the album's songs, and the
/// title and artist of one that was made by hand; an album without songs goes. To be called once
/// for each album whose songs changed, before the commit.
void recountAlbum(storage::Connection& connection, AlbumKey album);

[[nodiscard]] std::optional<Album> albumByKey(storage::Connection& connection, const UserId& viewer,
                                              AlbumKey album);
/// Read from an index alone. `limit` 0: all.
[[nodiscard]] std::vector<AlbumKey> listAlbums(storage::Connection& connection,
                                               const UserId& viewer, AlbumSort sort,
                                               std::size_t limit);

}  // namespace linnet::catalogue::table
