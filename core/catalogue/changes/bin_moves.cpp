// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/bin_moves.h"

#include "core/catalogue/albums_table.h"
#include "core/catalogue/changes/album_assignment.h"
#include "core/catalogue/changes/bin_table.h"
#include "core/catalogue/changes/song_keys.h"
#include "storage/bind.h"
#include "storage/change_recorder.h"

namespace linnet::catalogue::table {

using storage::Connection;
using Keys = std::vector<SongKey>;

namespace {

There there(Connection& connection, const char* sql, const std::string& keys,
            const UserId& viewer) {
    auto& statement = connection.prepare(sql);
    storage::bind(statement, 1, viewer);
    statement.bind(2, keys);
    There found;
    while (statement.executeStep()) {
        if (!statement.isColumnNull(2))
            found.albums.insert(AlbumKey(storage::number(statement, 2)));
        if (const auto artwork = storage::maybeHash(statement, 3))
            found.artwork.insert(*artwork);
        if (storage::number(statement, 4) == 0)
            continue;
        found.keys.push_back(SongKey(storage::number(statement, 0)));
        found.ids.push_back(SongId::fromBytes(storage::blob(statement, 1)).value_or(SongId()));
    }
    return found;
}

}  // namespace

const std::vector<std::string>& derivedColumns() {
    static const std::vector<std::string> columns = {
        "songs.album_key",     "albums.songs", "albums.duration_ms", "albums.added_at",
        "albums.release_year", "albums.genre", "albums.artwork_hash"};
    return columns;
}

There inLibrary(Connection& connection, const std::string& keys, const UserId& viewer) {
    return there(connection,
                 "SELECT key, id, album_key, artwork_hash, owner IS NULL OR owner = ?1 FROM songs "
                 "WHERE key IN (SELECT value FROM json_each(?2))",
                 keys, viewer);
}
There inBin(Connection& connection, const std::string& keys, const UserId& viewer) {
    return there(
        connection,
        "SELECT key, id, album_key, artwork_hash, owner IS NULL OR owner = ?1 FROM binned_songs "
        "WHERE key IN (SELECT value FROM json_each(?2))",
        keys, viewer);
}

Done intoBin(Connection& connection, const Keys& wanted, const UserId& viewer, Timestamp now,
             BinStep* step) {
    const There songs = inLibrary(connection, jsonOf(wanted), viewer);
    const std::string keys = jsonOf(songs.keys);
    if (step)
        step->songs = albumsInLibrary(connection, keys);
    storage::ChangeRecorder recorder(connection, {"albums"});
    moveToBin(connection, keys, viewer, now);
    recountAlbums(connection, songs.albums);
    if (step)
        step->albums = recorder.recording();
    return {songs.ids, std::ssize(wanted) - std::ssize(songs.keys)};
}

Done outOfBin(Connection& connection, const Keys& wanted, const UserId& viewer, BinStep& step) {
    const There songs = inBin(connection, jsonOf(wanted), viewer);
    const std::string keys = jsonOf(songs.keys);
    step.songs = albumsInBin(connection, keys);
    storage::ChangeRecorder recorder(connection, {"albums"});
    moveFromBin(connection, keys, viewer);
    restoreAlbums(connection, keys);
    recountAlbums(connection, albumsOf(connection, keys));
    const auto filed = albumsInLibrary(connection, keys);
    for (std::size_t i = 0; i < filed.size(); ++i)
        step.songs[i].inLibrary = filed[i].inLibrary;
    step.albums = recorder.recording();
    return {songs.ids, std::ssize(wanted) - std::ssize(songs.keys)};
}

Done applyMove(Connection& connection, const BinStep& step, bool intoBin,
               storage::Direction direction, const UserId& viewer, Timestamp now) {
    const std::string wanted = jsonOf(step.keys());
    const There songs =
        intoBin ? inLibrary(connection, wanted, viewer) : inBin(connection, wanted, viewer);
    const std::string keys = jsonOf(songs.keys);
    auto albums = songs.albums;
    if (intoBin) {
        moveToBin(connection, keys, viewer, now);
        fileAsInBin(connection, step);
    } else {
        fileAsInLibrary(connection, step);
        moveFromBin(connection, keys, viewer);
    }
    storage::applyRecording(connection, step.albums, direction, derivedColumns());
    restoreAlbums(connection, keys);
    albums.merge(albumsOf(connection, keys));
    storage::ChangedKeys changed = storage::changedKeys(step.albums);
    for (const std::int64_t album : changed["albums"])
        albums.insert(AlbumKey(album));
    recountAlbums(connection, albums);
    return {songs.ids, std::ssize(step.songs) - std::ssize(songs.keys)};
}

}  // namespace linnet::catalogue::table
