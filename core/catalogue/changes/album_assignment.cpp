// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/album_assignment.h"

#include <algorithm>

#include "core/catalogue/albums_table.h"
#include "core/catalogue/fold.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;

std::optional<AlbumKey> maybeAlbum(const SQLite::Statement& statement, int column) {
    if (statement.getColumn(column).isNull())
        return std::nullopt;
    return AlbumKey(number(statement, column));
}

struct Row {
    std::int64_t key = 0;
    std::optional<UserId> owner;
    SongFields fields;  ///< those that say the album
    std::optional<AlbumKey> album;
    std::int64_t folder = 0;
    // What a new album takes from it, and its place there.
    AlbumSong song;
    std::optional<int> disc;
    std::optional<int> track;
    std::string titleFolded;
};

std::vector<Row> rowsOf(Connection& connection, const std::string& keys) {
    static const std::string sql =
        std::string(
            "SELECT key, owner, artist, album_artist, album, album_key, folder, disc, track, "
            "title_folded, ") +
        kAlbumSongColumns + " FROM songs WHERE key IN (SELECT value FROM json_each(?))";
    auto& read = connection.prepare(sql.c_str());
    read.bind(1, keys);
    std::vector<Row> rows;
    while (read.executeStep()) {
        Row row;
        row.key = number(read, 0);
        row.owner = UserId::fromBytes(storage::blob(read, 1));
        row.fields.artist = storage::text(read, 2);
        row.fields.albumArtist = storage::text(read, 3);
        row.fields.album = storage::text(read, 4);
        row.album = maybeAlbum(read, 5);
        row.folder = number(read, 6);
        row.disc = storage::maybeInt(read, 7);
        row.track = storage::maybeInt(read, 8);
        row.titleFolded = storage::utf8(read, 9);
        row.song = albumSong(read, 10);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// For these songs.
AlbumKey newAlbum(Connection& connection, const QString& group, std::vector<const Row*> rows) {
    const SongFields& fields = rows.front()->fields;
    const std::optional<UserId>& owner = rows.front()->owner;
    std::ranges::stable_sort(
        rows, {}, [](const Row* row) { return std::tie(row->disc, row->track, row->titleFolded); });
    std::vector<AlbumSong> songs;
    for (const Row* row : rows)
        songs.push_back(row->song);
    return makeAlbum(connection, group, fields.album, artistOfAlbum(fields), owner, songs);
}

/// Songs by key, and the album each goes into, "null" for none: JSON.
void putInto(Connection& connection, const std::string& albums) {
    auto& move = connection.prepare(
        "UPDATE OR FAIL songs SET album_key = e.value FROM json_each(?) e "
        "WHERE songs.key = CAST(e.key AS INTEGER)");
    move.bind(1, albums);
    move.exec();
}

std::vector<AlbumKey> albumsThatAreGone(Connection& connection, const std::string& keys) {
    auto& statement = connection.prepare(
        "SELECT DISTINCT album_key FROM songs WHERE key IN (SELECT value FROM json_each(?)) "
        "AND album_key NOT IN (SELECT key FROM albums)");
    statement.bind(1, keys);
    std::vector<AlbumKey> gone;
    while (statement.executeStep())
        gone.push_back(AlbumKey(number(statement, 0)));
    return gone;
}

}  // namespace

std::set<AlbumKey> albumsOf(Connection& connection, const std::string& keys) {
    auto& statement = connection.prepare(
        "SELECT DISTINCT album_key FROM songs WHERE key IN (SELECT value FROM json_each(?)) "
        "AND album_key IS NOT NULL");
    statement.bind(1, keys);
    std::set<AlbumKey> albums;
    while (statement.executeStep())
        albums.insert(AlbumKey(number(statement, 0)));
    return albums;
}

void Neighbours::add(std::int64_t folder, const QString& album, const std::optional<UserId>& owner,
                     std::size_t index) {
    m_groups.try_emplace({folder, fold(album), owner}, Group{album, index});
}

std::vector<std::pair<std::size_t, std::size_t>> Neighbours::group(
    Connection& connection, std::set<AlbumKey>& touched) const {
    std::vector<std::pair<std::size_t, std::size_t>> made;
    for (const auto& [where, group] : m_groups) {
        std::set<AlbumKey> albums;
        groupFolder(connection, std::get<0>(where), group.album, std::get<2>(where), touched,
                    albums);
        touched.insert(albums.begin(), albums.end());
        made.emplace_back(group.first, albums.size());
    }
    return made;
}

Regrouping::Regrouping(Connection& connection, const std::string& keys) {
    for (const Row& row : rowsOf(connection, keys))
        if (needsNeighbours(row.fields, row.folder))
            m_neighbours.add(row.folder, row.fields.album, row.owner);
}

void Regrouping::apply(Connection& connection, const std::string& keys,
                       std::set<AlbumKey>& touched) {
    const std::vector<Row> rows = rowsOf(connection, keys);
    std::map<std::tuple<std::optional<UserId>, QString, QString, QString>, QString> groups;
    std::map<QString, std::vector<const Row*>> byGroup;
    std::map<AlbumKey, bool> byHand;
    for (const Row& row : rows) {
        if (row.album) {
            const auto [hand, isNew] = byHand.try_emplace(*row.album);
            if (isNew)
                hand->second = isHandMade(connection, *row.album);
            if (hand->second)
                continue;
        }
        if (needsNeighbours(row.fields, row.folder)) {
            m_neighbours.add(row.folder, row.fields.album, row.owner);
            continue;
        }
        const auto [group, isNew] = groups.try_emplace(
            {row.owner, row.fields.artist, row.fields.albumArtist, row.fields.album});
        if (isNew)
            group->second = albumGroup(row.fields, row.owner);
        byGroup[group->second].push_back(&row);
    }
    std::string moves;
    for (const auto& [group, songs] : byGroup) {
        std::optional<AlbumKey> album;
        std::optional<AlbumKey> known;
        if (!group.isEmpty()) {
            known = albumOfGroup(connection, group);
            album = known ? *known : newAlbum(connection, group, songs);
        }
        for (const Row* row : songs) {
            if (row->album == album)
                continue;
            for (const auto& changed : {known, row->album})
                if (changed)
                    touched.insert(*changed);
            moves += (moves.empty() ? "{\"" : ",\"") + std::to_string(row->key) +
                     "\":" + (album ? std::to_string(static_cast<std::int64_t>(*album)) : "null");
        }
    }
    if (!moves.empty())
        putInto(connection, moves + "}");
    m_neighbours.group(connection, touched);
}

void restoreAlbums(Connection& connection, const std::string& keys) {
    for (const AlbumKey album : albumsThatAreGone(connection, keys)) {
        const auto key = static_cast<std::int64_t>(album);
        auto& instead = connection.prepare(
            "SELECT a.key FROM gone_albums g JOIN albums a ON a.group_key = g.group_key "
            "WHERE g.key = ?");
        bind(instead, 1, key);
        if (instead.executeStep()) {
            const std::int64_t other = number(instead, 0);
            instead.reset();
            auto& join = connection.prepare("UPDATE songs SET album_key = ? WHERE album_key = ?");
            bind(join, 1, other);
            bind(join, 2, key);
            join.exec();
            continue;
        }
        auto& back =
            connection.prepare("INSERT INTO albums SELECT * FROM gone_albums WHERE key = ?");
        bind(back, 1, key);
        if (back.exec() == 0) {
            // Nothing remembers it: where their fields say.
            auto& leave =
                connection.prepare("UPDATE songs SET album_key = NULL WHERE album_key = ?");
            bind(leave, 1, key);
            leave.exec();
            std::set<AlbumKey> touched;
            Regrouping(connection, keys).apply(connection, keys, touched);
            recountAlbums(connection, touched);
            continue;
        }
        auto& forget = connection.prepare("DELETE FROM gone_albums WHERE key = ?");
        bind(forget, 1, key);
        forget.exec();
    }
}

void recountAlbums(Connection& connection, const std::set<AlbumKey>& albums) {
    for (const AlbumKey album : albums)
        recountAlbum(connection, album);
}

}  // namespace linnet::catalogue::table
