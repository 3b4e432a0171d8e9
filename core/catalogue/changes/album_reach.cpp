// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/album_reach.h"

#include "core/catalogue/changes/album_assignment.h"
#include "core/catalogue/changes/song_keys.h"

namespace linnet::catalogue::table {
namespace {

AlbumReach both(AlbumReach one, AlbumReach other) {
    if (one == AlbumReach::Nothing || one == other)
        return other;
    return other == AlbumReach::Nothing ? one : AlbumReach::Everything;
}

AlbumReach reachOf(const std::string& column) {
    for (const char* none :
         {"songs.composer", "songs.composer_folded", "songs.comment", "songs.lyrics"})
        if (column == none)
            return AlbumReach::Nothing;
    for (const char* genre : {"songs.genre", "songs.genre_folded", "albums.genre"})
        if (column == genre)
            return AlbumReach::Genre;
    for (const char* year : {"songs.release_year", "albums.release_year"})
        if (column == year)
            return AlbumReach::Year;
    return AlbumReach::Everything;
}

/// As AlbumFacts::add() takes them from all of an album's songs.
constexpr auto kGenre =
    "ifnull((SELECT genre FROM songs WHERE album_key = a.key AND genre <> '' "
    "ORDER BY disc, track, title_folded LIMIT 1), '')";
constexpr auto kYear = "(SELECT min(release_year) FROM songs WHERE album_key = a.key)";

void recount(storage::Connection& connection, const std::set<AlbumKey>& albums,
             const std::string& column, const char* fact) {
    auto& update = connection.prepare(("UPDATE OR FAIL albums SET " + column +
                                       " = now.fact FROM (SELECT a.key, " + fact +
                                       " AS fact FROM albums a "
                                       "WHERE a.key IN (SELECT value FROM json_each(?))) now "
                                       "WHERE albums.key = now.key AND albums." +
                                       column + " IS NOT now.fact")
                                          .c_str());
    update.bind(1, jsonOf(albums));
    update.exec();
}

}  // namespace

AlbumReach reachOf(const FieldEdit& edit) {
    FieldEdit beside = edit;
    beside.composer = beside.comment = beside.lyrics = std::nullopt;
    beside.genre = std::nullopt;
    beside.year = std::nullopt;
    if (!beside.isEmpty())
        return AlbumReach::Everything;
    return both(edit.genre ? AlbumReach::Genre : AlbumReach::Nothing,
                edit.year ? AlbumReach::Year : AlbumReach::Nothing);
}

AlbumReach reachOf(const std::set<std::string>& columns) {
    auto reach = AlbumReach::Nothing;
    for (const std::string& column : columns)
        reach = both(reach, reachOf(column));
    return reach;
}

void recountAlbums(storage::Connection& connection, const std::set<AlbumKey>& albums,
                   AlbumReach reach) {
    switch (reach) {
        case AlbumReach::Nothing:
            return;
        case AlbumReach::Genre:
            return recount(connection, albums, "genre", kGenre);
        case AlbumReach::Year:
            return recount(connection, albums, "release_year", kYear);
        case AlbumReach::Everything:
            return recountAlbums(connection, albums);
    }
}

}  // namespace linnet::catalogue::table
