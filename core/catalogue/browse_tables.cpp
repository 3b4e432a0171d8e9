// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/browse_tables.h"

#include "core/catalogue/field_values.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::Connection;
using storage::number;
using storage::text;

/// How many albums or songs are looked at for one with artwork.
constexpr int kLookedAt = 20;

std::int64_t limited(std::size_t limit) {
    return limit == 0 ? -1 : static_cast<std::int64_t>(limit);
}

/// `sql` takes ?1 the viewer, ?2 how many, ?3 `of`.
template <class Key>
std::vector<Key> keys(Connection& connection, const char* sql, const UserId& viewer,
                      std::size_t limit, std::optional<std::int64_t> of = std::nullopt) {
    auto& statement = connection.prepare(sql);
    bind(statement, 1, viewer);
    bind(statement, 2, limited(limit));
    if (of)
        bind(statement, 3, *of);
    std::vector<Key> found;
    while (statement.executeStep())
        found.push_back(Key(number(statement, 0)));
    statement.reset();
    return found;
}

}  // namespace

// Of a name that everyone's songs have and one's own, everyone's row stands for both. The plus
// keeps SQLite on the index of names, which is in order.

const char* listArtistsSql() {
    // Two indexes merged: the names sorted by what they are, and those sorted otherwise.
#define LINNET_LISTED                                                        \
    "(+owner = x'' OR (+owner = ?1 AND NOT EXISTS (SELECT 1 FROM artists e " \
    "WHERE e.name_folded = a.name_folded AND e.owner = x'')))"
    return "SELECT key, name_folded, owner FROM artists a WHERE name_sort IS NULL "
           "AND " LINNET_LISTED
           " UNION ALL SELECT key, name_sort, owner FROM artists a WHERE name_sort IS NOT NULL "
           "AND " LINNET_LISTED " ORDER BY 2, 3 LIMIT ?2";
#undef LINNET_LISTED
}

std::vector<ArtistKey> listArtists(Connection& connection, const UserId& viewer,
                                   std::size_t limit) {
    return keys<ArtistKey>(connection, listArtistsSql(), viewer, limit);
}

std::vector<GenreKey> listGenres(Connection& connection, const UserId& viewer, std::size_t limit) {
    return keys<GenreKey>(
        connection,
        "SELECT key FROM genres g WHERE +owner = x'' OR (+owner = ?1 AND NOT EXISTS "
        "(SELECT 1 FROM genres e WHERE e.name_folded = g.name_folded AND e.owner = x'')) "
        "ORDER BY name_folded, owner LIMIT ?2",
        viewer, limit);
}

std::optional<Artist> artistByKey(Connection& connection, const UserId& viewer, ArtistKey artist) {
    auto& statement = connection.prepare(
        "SELECT a.name, (SELECT sum(n.songs) FROM artists n WHERE n.name_folded = a.name_folded "
        "AND n.owner IN (x'', ?1)), (SELECT sum(n.albums) FROM artists n WHERE n.name_folded = "
        "a.name_folded AND n.owner IN (x'', ?1)), ifnull((SELECT artwork_hash FROM (SELECT "
        "artwork_hash FROM albums WHERE artist_folded = a.name_folded AND (owner IS NULL OR owner "
        "= ?1) ORDER BY artist_folded, release_year DESC LIMIT ?3) WHERE artwork_hash IS NOT NULL "
        "LIMIT 1), (SELECT artwork_hash FROM (SELECT b.artwork_hash FROM album_artists v CROSS "
        "JOIN albums b ON b.key = v.album_key WHERE v.artist_folded = a.name_folded AND (v.owner "
        "IS NULL OR v.owner = ?1) ORDER BY v.release_year DESC LIMIT ?3) WHERE artwork_hash IS NOT "
        "NULL LIMIT 1)), ifnull(a.name_sort, a.name_folded) FROM artists a WHERE a.key = ?2 AND "
        "a.owner "
        "IN (x'', ?1)");
    bind(statement, 1, viewer);
    bind(statement, 2, static_cast<std::int64_t>(artist));
    statement.bind(3, kLookedAt);
    if (!statement.executeStep())
        return std::nullopt;
    Artist found;
    found.key = artist;
    found.name = text(statement, 0);
    found.songs = number(statement, 1);
    found.albums = number(statement, 2);
    found.artwork = storage::maybeHash(statement, 3);
    found.sortKey = text(statement, 4);
    statement.reset();
    return found;
}

std::optional<ArtistKey> artistNamed(Connection& connection, const UserId& viewer,
                                     const QString& folded) {
    auto& statement = connection.prepare(
        "SELECT key FROM artists WHERE name_folded = ?2 AND owner IN (x'', ?1) ORDER BY owner "
        "LIMIT 1");
    bind(statement, 1, viewer);
    bind(statement, 2, folded);
    if (!statement.executeStep())
        return std::nullopt;
    const auto key = ArtistKey(number(statement, 0));
    statement.reset();
    return key;
}

std::vector<AlbumKey> albumsOfArtist(Connection& connection, const UserId& viewer, ArtistKey artist,
                                     std::size_t limit) {
    return keys<AlbumKey>(
        connection,
        "SELECT key, release_year, title_folded FROM albums WHERE artist_folded = (SELECT "
        "name_folded FROM artists WHERE key = ?3) AND (owner IS NULL OR owner = ?1) UNION ALL "
        "SELECT album_key, release_year, title_folded FROM album_artists WHERE artist_folded = "
        "(SELECT name_folded FROM artists WHERE key = ?3) AND (owner IS NULL OR owner = ?1) "
        "ORDER BY 2 DESC, 3 DESC LIMIT ?2",
        viewer, limit, static_cast<std::int64_t>(artist));
}

std::vector<PlayedSong> mostPlayed(Connection& connection, const UserId& viewer, ArtistKey artist,
                                   std::size_t limit) {
    // What a person has played is less than what one artist may have made, and the reverse; the
    // statistics are rows of two numbers and read at once.
    auto& statement = connection.prepare(
        "SELECT t.song_key, t.plays FROM song_stats t CROSS JOIN songs s ON s.key = t.song_key "
        "WHERE t.user_id = ?1 AND t.plays > 0 AND (s.owner IS NULL OR s.owner = ?1) "
        "AND (s.artist_folded = (SELECT name_folded FROM artists WHERE key = ?3) OR EXISTS (SELECT "
        "1 FROM song_artists v WHERE v.song_key = s.key AND v.artist_folded = (SELECT name_folded "
        "FROM artists WHERE key = ?3))) "
        "ORDER BY t.plays DESC, t.song_key LIMIT ?2");
    bind(statement, 1, viewer);
    bind(statement, 2, limited(limit));
    bind(statement, 3, static_cast<std::int64_t>(artist));
    std::vector<PlayedSong> found;
    while (statement.executeStep())
        found.push_back({SongKey(number(statement, 0)), number(statement, 1)});
    return found;
}

std::optional<SongGroups> groupsOf(Connection& connection, const UserId& viewer,
                                   const SongId& song) {
    auto& statement = connection.prepare(
        "SELECT s.key, s.album_key, (SELECT a.key FROM artists a WHERE a.name_folded = "
        "s.artist_folded AND a.owner IN (x'', ?1) ORDER BY a.owner LIMIT 1), s.artist_folded "
        "FROM songs s WHERE s.id = ?2 AND (s.owner IS NULL OR s.owner = ?1)");
    bind(statement, 1, viewer);
    bind(statement, 2, song);
    if (!statement.executeStep())
        return std::nullopt;
    SongGroups groups;
    groups.song = SongKey(number(statement, 0));
    if (!statement.getColumn(1).isNull())
        groups.album = AlbumKey(number(statement, 1));
    if (!statement.getColumn(2).isNull())
        groups.artists.push_back(ArtistKey(number(statement, 2)));
    const QString artists = text(statement, 3);
    statement.reset();
    if (hasSeveralValues(artists)) {
        for (const QString& one : fieldValues(artists)) {
            if (const auto artist = artistNamed(connection, viewer, one))
                groups.artists.push_back(*artist);
        }
    }
    return groups;
}

std::optional<Genre> genreByKey(Connection& connection, const UserId& viewer, GenreKey genre) {
    auto& statement = connection.prepare(
        "SELECT g.name, (SELECT sum(n.songs) FROM genres n WHERE n.name_folded = g.name_folded "
        "AND n.owner IN (x'', ?1)), ifnull((SELECT artwork_hash FROM (SELECT artwork_hash FROM "
        "songs WHERE genre_folded = g.name_folded AND (owner IS NULL OR owner = ?1) "
        "ORDER BY genre_folded, artist_folded LIMIT ?3) WHERE artwork_hash IS NOT NULL LIMIT 1), "
        "(SELECT artwork_hash FROM (SELECT s.artwork_hash FROM song_genres v CROSS JOIN songs s ON "
        "s.key = v.song_key WHERE v.genre_folded = g.name_folded AND (v.owner IS NULL OR v.owner = "
        "?1) ORDER BY v.artist_folded LIMIT ?3) WHERE artwork_hash IS NOT NULL LIMIT 1)) "
        "FROM genres g WHERE g.key = ?2 AND g.owner IN (x'', ?1)");
    bind(statement, 1, viewer);
    bind(statement, 2, static_cast<std::int64_t>(genre));
    statement.bind(3, kLookedAt);
    if (!statement.executeStep())
        return std::nullopt;
    Genre found;
    found.key = genre;
    found.name = text(statement, 0);
    found.songs = number(statement, 1);
    found.artwork = storage::maybeHash(statement, 2);
    statement.reset();
    return found;
}

}  // namespace linnet::catalogue::table
