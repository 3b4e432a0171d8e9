// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/changes/bin_table.h"

#include "core/catalogue/songs_table.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::blob;
using storage::Connection;
using storage::number;

#define LINNET_VISIBLE "(owner IS NULL OR owner = ?1)"
#define LINNET_CHOSEN "key IN (SELECT value FROM json_each(?2)) AND " LINNET_VISIBLE

/// "key, id, owner, …": every column of `songs`, whatever they are.
const std::string& songColumns(Connection& connection) {
    static const std::string columns =
        connection.raw()
            .execAndGet("SELECT group_concat(name, ', ') FROM pragma_table_info('songs')")
            .getString();
    return columns;
}

void run(Connection& connection, const std::string& sql, const std::string& keys,
         const UserId& viewer) {
    auto& statement = connection.prepare(sql.c_str());
    bind(statement, 1, viewer);
    statement.bind(2, keys);
    statement.exec();
}

}  // namespace

void moveToBin(Connection& connection, const std::string& keys, const UserId& viewer,
               Timestamp now) {
    const std::string& columns = songColumns(connection);
    const std::string sql = "INSERT INTO binned_songs (" + columns +
                            ", removed_at, removed_by) SELECT " + columns +
                            ", ?3, ?1 FROM songs WHERE " LINNET_CHOSEN;
    auto& move = connection.prepare(sql.c_str());
    bind(move, 1, viewer);
    move.bind(2, keys);
    storage::bind(move, 3, now);
    move.exec();
    run(connection, "DELETE FROM songs WHERE " LINNET_CHOSEN, keys, viewer);
}

void moveFromBin(Connection& connection, const std::string& keys, const UserId& viewer) {
    connection.exec("PRAGMA defer_foreign_keys = ON");  // until the commit
    const std::string& columns = songColumns(connection);
    run(connection,
        "INSERT INTO songs (" + columns + ") SELECT " + columns +
            " FROM binned_songs WHERE " LINNET_CHOSEN,
        keys, viewer);
    run(connection, "DELETE FROM binned_songs WHERE " LINNET_CHOSEN, keys, viewer);
}

void deleteFromBin(Connection& connection, const std::string& keys, const UserId& viewer) {
    run(connection,
        "INSERT OR REPLACE INTO removed_songs (audio_hash, owner, key, id) "
        "SELECT audio_hash, ifnull(owner, x''), key, id FROM binned_songs WHERE " LINNET_CHOSEN,
        keys, viewer);
    run(connection,
        "INSERT OR IGNORE INTO unnamed_media (hash) SELECT audio_hash FROM binned_songs "
        "WHERE " LINNET_CHOSEN,
        keys, viewer);
    run(connection,
        "INSERT OR IGNORE INTO unnamed_media (hash) SELECT artwork_hash FROM binned_songs "
        "WHERE artwork_hash IS NOT NULL AND " LINNET_CHOSEN,
        keys, viewer);
    run(connection, "DELETE FROM binned_songs WHERE " LINNET_CHOSEN, keys, viewer);
}

std::vector<SongKey> listBin(Connection& connection, const UserId& viewer, std::size_t limit) {
    auto& statement = connection.prepare("SELECT key FROM binned_songs WHERE " LINNET_VISIBLE
                                         " ORDER BY removed_at DESC, key LIMIT ?2");
    bind(statement, 1, viewer);
    bind(statement, 2, limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
    std::vector<SongKey> keys;
    while (statement.executeStep())
        keys.push_back(SongKey(number(statement, 0)));
    return keys;
}

std::optional<BinnedSong> binnedByKey(Connection& connection, const UserId& viewer, SongKey key) {
    auto song = binnedSong(connection, viewer, key);
    if (!song)
        return std::nullopt;
    auto& statement =
        connection.prepare("SELECT removed_at, removed_by FROM binned_songs WHERE key = ?");
    bind(statement, 1, static_cast<std::int64_t>(key));
    if (!statement.executeStep())
        return std::nullopt;
    BinnedSong binned{std::move(*song), Timestamp(std::chrono::milliseconds(number(statement, 0))),
                      UserId::fromBytes(blob(statement, 1)).value_or(UserId())};
    statement.reset();
    return binned;
}

BinCounts binCounts(Connection& connection, const UserId& viewer) {
    auto& statement = connection.prepare(
        "SELECT count(*), ifnull(sum(CASE WHEN EXISTS (SELECT 1 FROM songs s WHERE s.audio_hash = "
        "b.audio_hash) THEN 0 ELSE b.bytes END), 0) FROM binned_songs b "
        "WHERE b.owner IS NULL OR b.owner = ?1");
    bind(statement, 1, viewer);
    statement.executeStep();
    const BinCounts counts{number(statement, 0), number(statement, 1)};
    statement.reset();
    return counts;
}

std::optional<SongKey> binnedByAudio(Connection& connection, const UserId& viewer,
                                     const storage::ContentHash& audio) {
    auto& statement =
        connection.prepare("SELECT key FROM binned_songs WHERE audio_hash = ?2 AND " LINNET_VISIBLE
                           " ORDER BY removed_at DESC LIMIT 1");
    bind(statement, 1, viewer);
    bind(statement, 2, audio);
    if (!statement.executeStep())
        return std::nullopt;
    const auto key = SongKey(number(statement, 0));
    statement.reset();
    return key;
}

std::optional<RemovedSong> takeRemoved(Connection& connection, const UserId& viewer,
                                       const storage::ContentHash& audio) {
    auto& find = connection.prepare(
        "SELECT key, id, owner FROM removed_songs WHERE audio_hash = ?2 AND owner IN (x'', ?1) "
        "ORDER BY owner DESC LIMIT 1");
    bind(find, 1, viewer);
    bind(find, 2, audio);
    if (!find.executeStep())
        return std::nullopt;
    const RemovedSong removed{SongKey(number(find, 0)),
                              SongId::fromBytes(blob(find, 1)).value_or(SongId())};
    const QByteArray owner = blob(find, 2).toByteArray();
    find.reset();
    auto& forget =
        connection.prepare("DELETE FROM removed_songs WHERE audio_hash = ? AND owner = ?");
    bind(forget, 1, audio);
    forget.bind(2, owner.constData(), static_cast<int>(owner.size()));
    forget.exec();
    return removed;
}

UnnamedMedia takeUnnamedMedia(Connection& connection, std::size_t limit) {
    UnnamedMedia unnamed;
    auto& next = connection.prepare(
        "SELECT hash, NOT (EXISTS (SELECT 1 FROM songs WHERE audio_hash = u.hash) "
        "OR EXISTS (SELECT 1 FROM songs WHERE artwork_hash = u.hash) "
        "OR EXISTS (SELECT 1 FROM binned_songs WHERE audio_hash = u.hash) "
        "OR EXISTS (SELECT 1 FROM binned_songs WHERE artwork_hash = u.hash) "
        "OR EXISTS (SELECT 1 FROM change_media m WHERE m.hash = u.hash)) "
        "FROM unnamed_media u ORDER BY hash LIMIT ?");
    bind(next, 1, static_cast<std::int64_t>(limit));
    std::optional<storage::ContentHash> last;
    while (next.executeStep()) {
        last = storage::maybeHash(next, 0);
        if (last && number(next, 1) != 0)
            unnamed.hashes.push_back(*last);
    }
    next.reset();
    unnamed.more = last.has_value();
    auto& forget = connection.prepare("DELETE FROM unnamed_media WHERE hash <= ?");
    storage::bind(forget, 1, last);
    forget.exec();
    return unnamed;
}

}  // namespace linnet::catalogue::table
