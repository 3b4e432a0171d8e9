// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/albums_table.h"

#include "core/catalogue/fold.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::blob;
using storage::Connection;
using storage::number;
using storage::text;

const char* listStatement(AlbumSort sort) {
    switch (sort) {
        case AlbumSort::RecentlyAdded:
            return "SELECT key FROM albums WHERE owner IS NULL OR owner = ?1 "
                   "ORDER BY added_at DESC LIMIT ?2";
        case AlbumSort::Title:
            return "SELECT key FROM albums WHERE owner IS NULL OR owner = ?1 "
                   "ORDER BY title_folded, artist_folded LIMIT ?2";
        case AlbumSort::Artist:
            return "SELECT key FROM albums WHERE owner IS NULL OR owner = ?1 "
                   "ORDER BY artist_folded, release_year, title_folded LIMIT ?2";
        case AlbumSort::Year:
            return "SELECT key FROM albums WHERE owner IS NULL OR owner = ?1 "
                   "ORDER BY release_year DESC, title_folded DESC LIMIT ?2";
    }
    return "";
}

}  // namespace

std::optional<AlbumOfSong> albumOf(Connection& connection, const SongFields& fields,
                                   const std::optional<UserId>& owner) {
    if (fields.album.isEmpty())
        return std::nullopt;
    const QString& artist = fields.albumArtist.isEmpty() ? fields.artist : fields.albumArtist;
    const QString titleFolded = fold(fields.album);
    const QString artistFolded = fold(artist);
    // Folded texts hold no line breaks.
    const QString group =
        QStringLiteral("%1\n%2\n%3")
            .arg(owner ? owner->toString() : QString(), artistFolded, titleFolded);
    auto& find = connection.prepare("SELECT key FROM albums WHERE group_key = ?");
    bind(find, 1, group);
    if (find.executeStep()) {
        const AlbumOfSong found{AlbumKey(number(find, 0)), false};
        find.reset();
        return found;
    }
    auto& insert = connection.prepare(
        "INSERT INTO albums (id, owner, group_key, title, artist, title_folded, artist_folded) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)");
    bind(insert, 1, AlbumId::generate());
    bind(insert, 2, owner);
    bind(insert, 3, group);
    bind(insert, 4, fields.album);
    bind(insert, 5, artist);
    bind(insert, 6, titleFolded);
    bind(insert, 7, artistFolded);
    insert.exec();
    return AlbumOfSong{AlbumKey(connection.raw().getLastInsertRowid()), true};
}

void recountAlbum(Connection& connection, AlbumKey album) {
    const auto key = static_cast<std::int64_t>(album);
    auto& facts = connection.prepare(
        "SELECT count(*), ifnull(sum(duration_ms), 0), max(added_at), min(release_year) "
        "FROM songs WHERE album_key = ?");
    bind(facts, 1, key);
    facts.executeStep();
    const std::int64_t songs = number(facts, 0);
    const std::int64_t duration = number(facts, 1);
    const std::int64_t added = number(facts, 2);
    const std::optional<int> year = storage::maybeInt(facts, 3);
    facts.reset();
    if (songs == 0) {
        auto& remove = connection.prepare("DELETE FROM albums WHERE key = ?");
        bind(remove, 1, key);
        remove.exec();
        return;
    }
    auto& update = connection.prepare(
        "UPDATE albums SET songs = ?2, duration_ms = ?3, added_at = ?4, release_year = ?5, "
        "genre = (SELECT genre FROM songs WHERE album_key = ?1 ORDER BY genre = '', disc, track, "
        "title_folded LIMIT 1), "
        "artwork_hash = (SELECT artwork_hash FROM songs WHERE album_key = ?1 AND artwork_hash IS "
        "NOT NULL ORDER BY disc, track, title_folded LIMIT 1) WHERE key = ?1");
    bind(update, 1, key);
    bind(update, 2, songs);
    bind(update, 3, duration);
    bind(update, 4, added);
    if (year)
        update.bind(5, *year);
    update.exec();
}

std::optional<Album> albumByKey(Connection& connection, const UserId& viewer, AlbumKey album) {
    auto& statement = connection.prepare(
        "SELECT id, title, artist, release_year, genre, songs, duration_ms, artwork_hash, added_at "
        "FROM albums WHERE key = ?2 AND (owner IS NULL OR owner = ?1)");
    bind(statement, 1, viewer);
    bind(statement, 2, static_cast<std::int64_t>(album));
    if (!statement.executeStep())
        return std::nullopt;
    Album result;
    result.key = album;
    result.id = AlbumId::fromBytes(blob(statement, 0)).value_or(AlbumId());
    result.title = text(statement, 1);
    result.artist = text(statement, 2);
    result.year = storage::maybeInt(statement, 3);
    result.genre = text(statement, 4);
    result.songs = statement.getColumn(5).getInt();
    result.duration = std::chrono::milliseconds(number(statement, 6));
    result.artwork = storage::maybeHash(statement, 7);
    result.addedAt = Timestamp(std::chrono::milliseconds(number(statement, 8)));
    statement.reset();
    return result;
}

std::vector<AlbumKey> listAlbums(Connection& connection, const UserId& viewer, AlbumSort sort,
                                 std::size_t limit) {
    auto& statement = connection.prepare(listStatement(sort));
    bind(statement, 1, viewer);
    bind(statement, 2, limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
    std::vector<AlbumKey> keys;
    while (statement.executeStep())
        keys.push_back(AlbumKey(number(statement, 0)));
    return keys;
}

}  // namespace linnet::catalogue::table
