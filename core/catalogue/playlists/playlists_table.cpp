// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/playlists_table.h"

#include <map>

#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::blob;
using storage::Connection;
using storage::number;
using storage::text;

struct Listed {
    std::int64_t key;
    Playlist playlist;
};

using Folders = std::map<std::optional<std::int64_t>, std::vector<Listed>>;

void append(std::vector<Playlist>& list, Folders& folders, std::optional<std::int64_t> folder,
            const std::optional<PlaylistId>& id, int depth) {
    const auto found = folders.find(folder);
    if (found == folders.end())
        return;
    const std::vector<Listed> members = std::move(found->second);
    folders.erase(found);  // a ring, which there is not, would end here
    for (const Listed& member : members) {
        list.push_back(member.playlist);
        list.back().folder = id;
        list.back().depth = depth;
        append(list, folders, member.key, member.playlist.id, depth + 1);
    }
}

void bindFolder(SQLite::Statement& statement, int index, std::optional<std::int64_t> folder) {
    if (folder)
        statement.bind(index, *folder);
    else
        statement.bind(index);
}

/// The places of the playlists in a folder are 1, 2, 3, …: they are few.
void renumber(Connection& connection, const std::vector<std::int64_t>& keys,
              std::optional<std::int64_t> folder) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto& statement =
            connection.prepare("UPDATE playlists SET parent_key = ?2, place = ?3 WHERE key = ?1");
        statement.bind(1, keys[i]);
        bindFolder(statement, 2, folder);
        statement.bind(3, static_cast<std::int64_t>(i + 1));
        statement.exec();
    }
}

}  // namespace

std::vector<Playlist> listPlaylists(Connection& connection, const UserId& user) {
    auto& statement = connection.prepare(
        "SELECT key, id, kind, name, parent_key, songs, changed_at FROM playlists WHERE user_id = "
        "?1 AND removed_at IS NULL ORDER BY place, key");
    storage::bind(statement, 1, user);
    Folders folders;
    while (statement.executeStep()) {
        Listed row{number(statement, 0), {}};
        row.playlist.id = PlaylistId::fromBytes(blob(statement, 1)).value_or(PlaylistId());
        row.playlist.kind = static_cast<PlaylistKind>(number(statement, 2));
        row.playlist.name = text(statement, 3);
        row.playlist.songs = number(statement, 5);
        row.playlist.changedAt = Timestamp(std::chrono::milliseconds(number(statement, 6)));
        const auto folder =
            statement.getColumn(4).isNull() ? std::nullopt : std::optional(number(statement, 4));
        folders[folder].push_back(std::move(row));
    }
    std::vector<Playlist> list;
    append(list, folders, std::nullopt, std::nullopt, 0);
    return list;
}

std::optional<PlaylistRow> findPlaylist(Connection& connection, const UserId& user,
                                        const PlaylistId& id) {
    auto& statement = connection.prepare(
        "SELECT key, kind, name, ifnull(rules, '') FROM playlists WHERE user_id = ?1 AND id = ?2 "
        "AND removed_at IS NULL");
    storage::bind(statement, 1, user);
    storage::bind(statement, 2, id);
    if (!statement.executeStep())
        return std::nullopt;
    PlaylistRow row{number(statement, 0), static_cast<PlaylistKind>(number(statement, 1)),
                    text(statement, 2), text(statement, 3).toUtf8()};
    statement.reset();
    return row;
}

void insertPlaylist(Connection& connection, const UserId& user, const Playlist& playlist,
                    const QByteArray& rules, std::optional<std::int64_t> folder, Timestamp now) {
    auto& statement = connection.prepare(
        "INSERT INTO playlists (id, user_id, parent_key, kind, name, place, rules, created_at, "
        "changed_at) VALUES (?1, ?2, ?3, ?4, ?5, (SELECT ifnull(max(place), 0) + 1 FROM playlists "
        "WHERE user_id = ?2 AND parent_key IS ?3), ?6, ?7, ?7)");
    storage::bind(statement, 1, playlist.id);
    storage::bind(statement, 2, user);
    bindFolder(statement, 3, folder);
    statement.bind(4, static_cast<std::int64_t>(playlist.kind));
    storage::bind(statement, 5, playlist.name);
    if (playlist.kind == PlaylistKind::Smart)
        statement.bind(6, rules.toStdString());
    else
        statement.bind(6);
    storage::bind(statement, 7, now);
    statement.exec();
}

void renamePlaylist(Connection& connection, std::int64_t key, const QString& name, Timestamp now) {
    auto& statement =
        connection.prepare("UPDATE playlists SET name = ?2, changed_at = ?3 WHERE key = ?1");
    statement.bind(1, key);
    storage::bind(statement, 2, name);
    storage::bind(statement, 3, now);
    statement.exec();
}

void setPlaylistRules(Connection& connection, std::int64_t key, const QByteArray& rules,
                      Timestamp now) {
    auto& statement =
        connection.prepare("UPDATE playlists SET rules = ?2, changed_at = ?3 WHERE key = ?1");
    statement.bind(1, key);
    statement.bind(2, rules.toStdString());
    storage::bind(statement, 3, now);
    statement.exec();
}

void touchPlaylist(Connection& connection, std::int64_t key, Timestamp now) {
    auto& statement = connection.prepare("UPDATE playlists SET changed_at = ?2 WHERE key = ?1");
    statement.bind(1, key);
    storage::bind(statement, 2, now);
    statement.exec();
}

void placePlaylist(Connection& connection, const UserId& user, std::int64_t key,
                   std::optional<std::int64_t> folder, std::optional<std::int64_t> before) {
    auto& statement = connection.prepare(
        "SELECT key FROM playlists WHERE user_id = ?1 AND parent_key IS ?2 AND key <> ?3 ORDER BY "
        "place, key");
    storage::bind(statement, 1, user);
    bindFolder(statement, 2, folder);
    statement.bind(3, key);
    std::vector<std::int64_t> keys;
    bool placed = false;
    while (statement.executeStep()) {
        const std::int64_t sibling = number(statement, 0);
        if (before == sibling) {
            keys.push_back(key);
            placed = true;
        }
        keys.push_back(sibling);
    }
    if (!placed)
        keys.push_back(key);
    renumber(connection, keys, folder);
}

PlaylistSpot spotOf(Connection& connection, std::int64_t key) {
    auto& statement = connection.prepare(
        "SELECT (SELECT f.id FROM playlists f WHERE f.key = p.parent_key), (SELECT n.id FROM "
        "playlists n WHERE n.user_id = p.user_id AND n.parent_key IS p.parent_key AND "
        "n.removed_at IS NULL AND (n.place, n.key) > (p.place, p.key) ORDER BY n.place, n.key "
        "LIMIT 1) FROM playlists p WHERE p.key = ?1");
    statement.bind(1, key);
    PlaylistSpot spot;
    if (statement.executeStep()) {
        if (!statement.getColumn(0).isNull())
            spot.folder = PlaylistId::fromBytes(blob(statement, 0));
        if (!statement.getColumn(1).isNull())
            spot.before = PlaylistId::fromBytes(blob(statement, 1));
    }
    statement.reset();
    return spot;
}

bool isWithin(Connection& connection, std::int64_t folder, std::int64_t key) {
    auto& statement = connection.prepare(
        "WITH RECURSIVE above(key) AS (SELECT ?1 UNION SELECT playlists.parent_key FROM above JOIN "
        "playlists ON playlists.key = above.key WHERE playlists.parent_key IS NOT NULL) SELECT "
        "count(*) FROM above WHERE key = ?2");
    statement.bind(1, folder);
    statement.bind(2, key);
    const bool within = statement.executeStep() && number(statement, 0) > 0;
    statement.reset();
    return within;
}

void removePlaylist(Connection& connection, const UserId& user, std::int64_t key, Timestamp now) {
    auto& statement = connection.prepare(
        "WITH RECURSIVE below(key) AS (SELECT ?1 UNION SELECT playlists.key FROM below JOIN "
        "playlists ON playlists.parent_key = below.key) UPDATE playlists SET removed_at = "
        "max(?2, ifnull((SELECT max(removed_at) + 1 FROM playlists WHERE user_id = ?3), ?2)) "
        "WHERE key IN (SELECT key FROM below) AND removed_at IS NULL");
    statement.bind(1, key);
    storage::bind(statement, 2, now);
    storage::bind(statement, 3, user);
    statement.exec();
}

bool restorePlaylist(Connection& connection, const UserId& user, const PlaylistId& id) {
    // Where its folder was removed after it, it comes back to the top.
    auto& orphan = connection.prepare(
        "UPDATE playlists SET parent_key = NULL WHERE user_id = ?1 AND id = ?2 AND removed_at <> "
        "(SELECT p.removed_at FROM playlists p WHERE p.key = playlists.parent_key)");
    storage::bind(orphan, 1, user);
    storage::bind(orphan, 2, id);
    orphan.exec();
    auto& statement = connection.prepare(
        "UPDATE playlists SET removed_at = NULL WHERE user_id = ?1 AND removed_at = (SELECT "
        "p.removed_at FROM playlists p WHERE p.user_id = ?1 AND p.id = ?2)");
    storage::bind(statement, 1, user);
    storage::bind(statement, 2, id);
    return statement.exec() > 0;
}

void purgePlaylists(Connection& connection) {
    connection.exec(
        "DELETE FROM playlist_songs WHERE playlist_key IN (SELECT key FROM playlists WHERE "
        "removed_at IS NOT NULL);"
        "DELETE FROM playlists WHERE removed_at IS NOT NULL;");
}

}  // namespace linnet::catalogue::table
