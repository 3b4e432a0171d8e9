// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/songs_table.h"

#include "core/catalogue/field_values.h"
#include "core/catalogue/fold.h"
#include "core/catalogue/sort_name.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::blob;
using storage::Connection;
using storage::number;
using storage::text;

// The columns of row(), in its order.
#define LINNET_SONG_COLUMNS                                                               \
    "key, id, owner, added_by, added_at, album_key, title, artist, album_artist, album, " \
    "genre, composer, release_year, track, disc, duration_ms, bytes, bitrate_kbps, "      \
    "sample_rate, channels, audio_hash, artwork_hash, file_name"
#define LINNET_VISIBLE "(owner IS NULL OR owner = ?1)"

Song row(const SQLite::Statement& statement) {
    Song song;
    song.key = SongKey(number(statement, 0));
    song.id = SongId::fromBytes(blob(statement, 1)).value_or(SongId());
    song.visibility = statement.getColumn(2).isNull() ? Visibility::Everyone : Visibility::OnlyMe;
    song.addedBy = UserId::fromBytes(blob(statement, 3)).value_or(UserId());
    song.addedAt = Timestamp(std::chrono::milliseconds(number(statement, 4)));
    if (!statement.getColumn(5).isNull())
        song.albumKey = AlbumKey(number(statement, 5));
    song.fields.title = text(statement, 6);
    song.fields.artist = text(statement, 7);
    song.fields.albumArtist = text(statement, 8);
    song.fields.album = text(statement, 9);
    song.fields.genre = text(statement, 10);
    song.fields.composer = text(statement, 11);
    song.fields.year = storage::maybeInt(statement, 12);
    song.fields.track = storage::maybeInt(statement, 13);
    song.fields.disc = storage::maybeInt(statement, 14);
    song.duration = std::chrono::milliseconds(number(statement, 15));
    song.bytes = number(statement, 16);
    song.bitrateKbps = statement.getColumn(17).getInt();
    song.sampleRateHz = statement.getColumn(18).getInt();
    song.channels = statement.getColumn(19).getInt();
    song.audio = storage::maybeHash(statement, 20).value_or(storage::ContentHash());
    song.artwork = storage::maybeHash(statement, 21);
    song.fileName = text(statement, 22);
    return song;
}

std::optional<Song> first(SQLite::Statement& statement) {
    if (!statement.executeStep())
        return std::nullopt;
    Song song = row(statement);
    statement.reset();
    return song;
}

void bindFields(SQLite::Statement& statement, int index, const SongFields& fields) {
    // Empty strings, never NULL: one way to say "unknown".
    for (const QString& value :
         {fields.title, tidyValues(fields.artist), tidyValues(fields.albumArtist), fields.album,
          tidyValues(fields.genre), tidyValues(fields.composer), fields.comment, fields.lyrics})
        bind(statement, index++, value);
    for (const std::optional<int>* value : {&fields.year, &fields.track, &fields.disc}) {
        if (*value)
            statement.bind(index++, **value);
        else
            statement.bind(index++);
    }
    for (const QString& folded :
         {fold(fields.title), foldValues(fields.artist), fold(fields.album),
          foldValues(fields.genre), searchedAlbumArtist(fields), foldValues(fields.composer),
          joined(fields.title), joinedOfValues(fields.artist), joined(fields.album)})
        bind(statement, index++, folded);
}
constexpr int kBoundFields = 20;

/// title_sort, artist_sort, album_sort: NULL where it is the folded text.
void bindSort(SQLite::Statement& statement, int index, const SongFields& fields,
              const SortNames& sort) {
    storage::bind(statement, index++, sortColumn(fields.title, sort.title));
    storage::bind(statement, index++, artistSortColumn(fields.artist, sort.artist));
    storage::bind(statement, index++, sortColumn(fields.album, sort.album));
}

void bindAlbum(SQLite::Statement& statement, int index, std::optional<AlbumKey> album) {
    if (album)
        bind(statement, index, static_cast<std::int64_t>(*album));
    else
        statement.bind(index);
}

}  // namespace

// Of an artist and of a genre: two indexes merged, the songs that have one value and those that
// have it among others.
const char* listSongsSql(const SongQuery& query) {
    if (query.artist)
        return "SELECT key, album_folded, disc, track FROM songs WHERE artist_folded = "
               "(SELECT name_folded FROM artists WHERE key = ?3) AND " LINNET_VISIBLE
               " UNION ALL SELECT song_key, album_folded, disc, track FROM song_artists "
               "WHERE artist_folded = (SELECT name_folded FROM artists WHERE key = ?3) "
               "AND " LINNET_VISIBLE " ORDER BY 2, 3, 4 LIMIT ?2";
    if (query.genre)
        return "SELECT key, artist_folded FROM songs WHERE genre_folded = "
               "(SELECT name_folded FROM genres WHERE key = ?3) AND " LINNET_VISIBLE
               " UNION ALL SELECT song_key, artist_folded FROM song_genres "
               "WHERE genre_folded = (SELECT name_folded FROM genres WHERE key = ?3) "
               "AND " LINNET_VISIBLE " ORDER BY 2 LIMIT ?2";
    if (query.album)
        return "SELECT key FROM songs WHERE album_key = ?3 AND " LINNET_VISIBLE
               " ORDER BY disc, track, title_folded, key LIMIT ?2";
#define LINNET_LIST(forwards, backwards)                                                          \
    return query.descending                                                                       \
               ? "SELECT key FROM songs WHERE " LINNET_VISIBLE " ORDER BY " backwards " LIMIT ?2" \
               : "SELECT key FROM songs WHERE " LINNET_VISIBLE " ORDER BY " forwards " LIMIT ?2"
// Two indexes merged: the songs sorted by what they are called, and the few sorted otherwise.
#define LINNET_MERGED(column, rest, order)                                                 \
    "SELECT key, " column "_folded, " rest " FROM songs WHERE " column                     \
    "_sort IS NULL AND " LINNET_VISIBLE " UNION ALL SELECT key, " column "_sort, " rest    \
    " FROM songs WHERE " column "_sort IS NOT NULL AND " LINNET_VISIBLE " ORDER BY " order \
    " LIMIT ?2"
#define LINNET_SORTED(column, rest, forwards, backwards)             \
    return query.descending ? LINNET_MERGED(column, rest, backwards) \
                            : LINNET_MERGED(column, rest, forwards)
    switch (query.sort) {
        case SongSort::Title:
            LINNET_SORTED("title", "artist_folded", "2, 3", "2 DESC, 3 DESC");
        case SongSort::Artist:
            LINNET_SORTED("artist", "album_folded, disc, track", "2, 3, 4, 5",
                          "2 DESC, 3 DESC, 4 DESC, 5 DESC");
        case SongSort::Album:
            LINNET_SORTED("album", "disc, track", "2, 3, 4", "2 DESC, 3 DESC, 4 DESC");
        case SongSort::Genre:
            LINNET_LIST("genre_folded, artist_folded", "genre_folded DESC, artist_folded DESC");
        case SongSort::Year:
            LINNET_LIST("release_year, album_folded, disc, track",
                        "release_year DESC, album_folded DESC, disc DESC, track DESC");
        case SongSort::Duration:
            LINNET_LIST("duration_ms", "duration_ms DESC");
        case SongSort::Added:
            LINNET_LIST("added_at", "added_at DESC");
    }
#undef LINNET_LIST
#undef LINNET_SORTED
#undef LINNET_MERGED
    return "";
}

std::optional<QString> sortColumn(const QString& name, const QString& sortName) {
    const QString key = sortKey(name, sortName);
    return key == fold(name) ? std::nullopt : std::optional(key);
}

std::optional<QString> artistSortColumn(const QString& artist, const QString& sortName) {
    const QString key = sortKeyOfValues(artist, sortName);
    return key == foldValues(artist) ? std::nullopt : std::optional(key);
}

QString searchedAlbumArtist(const SongFields& fields) {
    const QString albumArtist = foldValues(fields.albumArtist);
    return albumArtist == foldValues(fields.artist) ? QString() : albumArtist;
}

SongKey insertSong(Connection& connection, const Song& song, const SongOrigin& origin) {
    auto& statement = connection.prepare(
        "INSERT INTO songs (title, artist, album_artist, album, genre, composer, comment, lyrics, "
        "release_year, track, disc, title_folded, artist_folded, album_folded, genre_folded, "
        "album_artist_folded, composer_folded, title_joined, artist_joined, album_joined, "
        "id, owner, added_by, added_at, album_key, duration_ms, bytes, bitrate_kbps, sample_rate, "
        "channels, audio_hash, artwork_hash, file_name, folder, compilation, text_encoding, "
        "title_sort, artist_sort, album_sort, loudness_lufs, tag_peak_db, tag_album_lufs, "
        "tag_album_peak_db, key) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
        "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    bindFields(statement, 1, song.fields);
    int index = kBoundFields + 1;
    bind(statement, index++, song.id);
    if (song.visibility == Visibility::OnlyMe)
        bind(statement, index++, song.addedBy);
    else
        statement.bind(index++);
    bind(statement, index++, song.addedBy);
    bind(statement, index++, song.addedAt);
    bindAlbum(statement, index++, song.albumKey);
    bind(statement, index++, static_cast<std::int64_t>(song.duration.count()));
    bind(statement, index++, song.bytes);
    statement.bind(index++, song.bitrateKbps);
    statement.bind(index++, song.sampleRateHz);
    statement.bind(index++, song.channels);
    bind(statement, index++, song.audio);
    bind(statement, index++, song.artwork);
    bind(statement, index++, song.fileName);
    bind(statement, index++, origin.folder);
    statement.bind(index++, origin.compilation ? 1 : 0);
    statement.bind(index++, origin.readAs ? static_cast<int>(*origin.readAs) : 0);
    bindSort(statement, index, song.fields, origin.sort);
    index += 3;
    const TaggedLoudness& loudness = origin.loudness;
    for (const auto* value :
         {&loudness.songLufs, &loudness.songPeakDb, &loudness.albumLufs, &loudness.albumPeakDb})
        bind(statement, index++, *value);
    if (song.key != SongKey())
        bind(statement, index, static_cast<std::int64_t>(song.key));
    statement.exec();
    return SongKey(connection.raw().getLastInsertRowid());
}

SongOrigin originOf(Connection& connection, SongKey song) {
    auto& statement =
        connection.prepare("SELECT folder, compilation, text_encoding FROM songs WHERE key = ?");
    bind(statement, 1, static_cast<std::int64_t>(song));
    SongOrigin origin;
    if (!statement.executeStep())
        return origin;
    origin.folder = number(statement, 0);
    origin.compilation = number(statement, 1) != 0;
    const std::int64_t encoding = number(statement, 2);
    if (encoding >= static_cast<int>(kFirstEncoding) && encoding <= static_cast<int>(kLastEncoding))
        origin.readAs = TextEncoding(encoding);
    statement.reset();
    return origin;
}

void setReadAs(Connection& connection, SongKey song, TextEncoding encoding) {
    auto& statement = connection.prepare("UPDATE songs SET text_encoding = ? WHERE key = ?");
    statement.bind(1, static_cast<int>(encoding));
    bind(statement, 2, static_cast<std::int64_t>(song));
    statement.exec();
}

void setAddedAt(Connection& connection, SongKey song, Timestamp time) {
    auto& statement = connection.prepare("UPDATE songs SET added_at = ? WHERE key = ?");
    storage::bind(statement, 1, time);
    bind(statement, 2, static_cast<std::int64_t>(song));
    statement.exec();
}

void setSortNames(Connection& connection, SongKey song, const SongFields& fields,
                  const SortNames& sort) {
    auto& statement = connection.prepare(
        "UPDATE songs SET title_sort = ?, artist_sort = ?, album_sort = ? WHERE key = ?");
    bindSort(statement, 1, fields, sort);
    bind(statement, 4, static_cast<std::int64_t>(song));
    statement.exec();
}

void updateFields(Connection& connection, SongKey song, const SongFields& fields,
                  std::optional<AlbumKey> album) {
    auto& statement = connection.prepare(
        "UPDATE songs SET title = ?, artist = ?, album_artist = ?, album = ?, genre = ?, "
        "composer = ?, comment = ?, lyrics = ?, release_year = ?, track = ?, disc = ?, "
        "title_folded = ?, artist_folded = ?, album_folded = ?, genre_folded = ?, "
        "album_artist_folded = ?, composer_folded = ?, title_joined = ?, artist_joined = ?, "
        "album_joined = ?, album_key = ?, "
        // A name from the tags holds as long as what it is for.
        "title_sort = CASE WHEN title = ?1 THEN title_sort ELSE ? END, "
        "artist_sort = CASE WHEN artist = ?2 THEN artist_sort ELSE ? END, "
        "album_sort = CASE WHEN album = ?4 THEN album_sort ELSE ? END "
        "WHERE key = ?");
    bindFields(statement, 1, fields);
    bindAlbum(statement, kBoundFields + 1, album);
    bindSort(statement, kBoundFields + 2, fields, {});
    bind(statement, kBoundFields + 5, static_cast<std::int64_t>(song));
    statement.exec();
}

void setArtwork(Connection& connection, const std::string& keys,
                const std::optional<storage::ContentHash>& artwork) {
    auto& statement = connection.prepare(
        "UPDATE songs SET artwork_hash = ?1 WHERE key IN (SELECT value FROM json_each(?2)) "
        "AND artwork_hash IS NOT ?1");
    bind(statement, 1, artwork);
    statement.bind(2, keys);
    statement.exec();
}

void setVisibility(Connection& connection, const std::string& keys, const UserId& user,
                   Visibility visibility) {
    auto& statement = connection.prepare(
        "UPDATE songs SET owner = ?2 WHERE key IN (SELECT value FROM json_each(?3)) "
        "AND added_by = ?1 AND owner IS NOT ?2");
    bind(statement, 1, user);
    if (visibility == Visibility::OnlyMe)
        bind(statement, 2, user);
    statement.bind(3, keys);
    statement.exec();
}

std::optional<Song> details(Connection& connection, const UserId& viewer, const SongId& song) {
    auto& statement =
        connection.prepare("SELECT " LINNET_SONG_COLUMNS
                           ", comment, lyrics FROM songs WHERE id = ?2 AND " LINNET_VISIBLE);
    bind(statement, 1, viewer);
    bind(statement, 2, song);
    if (!statement.executeStep())
        return std::nullopt;
    Song found = row(statement);
    found.fields.comment = text(statement, 23);
    found.fields.lyrics = text(statement, 24);
    statement.reset();
    return found;
}

std::optional<Song> songById(Connection& connection, const UserId& viewer, const SongId& song) {
    auto& statement = connection.prepare("SELECT " LINNET_SONG_COLUMNS
                                         " FROM songs WHERE id = ?2 AND " LINNET_VISIBLE);
    bind(statement, 1, viewer);
    bind(statement, 2, song);
    return first(statement);
}

std::optional<Song> songByKey(Connection& connection, const UserId& viewer, SongKey song) {
    auto& statement = connection.prepare("SELECT " LINNET_SONG_COLUMNS
                                         " FROM songs WHERE key = ?2 AND " LINNET_VISIBLE);
    bind(statement, 1, viewer);
    bind(statement, 2, static_cast<std::int64_t>(song));
    return first(statement);
}

std::optional<QString> listedBy(Connection& connection, SongKey song, SongSort order) {
    const char* sql = nullptr;
    if (order == SongSort::Title)
        sql = "SELECT ifnull(title_sort, title_folded) FROM songs WHERE key = ?1";
    else if (order == SongSort::Artist)
        sql = "SELECT ifnull(artist_sort, artist_folded) FROM songs WHERE key = ?1";
    else if (order == SongSort::Album)
        sql = "SELECT ifnull(album_sort, album_folded) FROM songs WHERE key = ?1";
    else if (order == SongSort::Genre)
        sql = "SELECT genre_folded FROM songs WHERE key = ?1";
    else
        return std::nullopt;
    auto& statement = connection.prepare(sql);
    bind(statement, 1, static_cast<std::int64_t>(song));
    std::optional<QString> found;
    if (statement.executeStep())
        found = text(statement, 0);
    statement.reset();
    return found;
}

std::optional<Song> binnedSong(Connection& connection, const UserId& viewer, SongKey song) {
    auto& statement = connection.prepare("SELECT " LINNET_SONG_COLUMNS
                                         " FROM binned_songs WHERE key = ?2 AND " LINNET_VISIBLE);
    bind(statement, 1, viewer);
    bind(statement, 2, static_cast<std::int64_t>(song));
    return first(statement);
}

std::optional<SongKey> keyById(Connection& connection, const UserId& viewer, const SongId& song) {
    auto& statement = connection.prepare("SELECT key FROM songs WHERE id = ?2 AND " LINNET_VISIBLE);
    bind(statement, 1, viewer);
    bind(statement, 2, song);
    if (!statement.executeStep())
        return std::nullopt;
    const auto key = SongKey(number(statement, 0));
    statement.reset();
    return key;
}

std::optional<SongId> idByKey(Connection& connection, const UserId& viewer, SongKey song) {
    auto& statement = connection.prepare("SELECT id FROM songs WHERE key = ?2 AND " LINNET_VISIBLE);
    bind(statement, 1, viewer);
    bind(statement, 2, static_cast<std::int64_t>(song));
    if (!statement.executeStep())
        return std::nullopt;
    const auto id = SongId::fromBytes(blob(statement, 0));
    statement.reset();
    return id;
}

std::uint32_t artistNumber(Connection& connection, const UserId& viewer, const SongId& song) {
    auto& statement =
        connection.prepare("SELECT artist_folded FROM songs WHERE id = ?2 AND " LINNET_VISIBLE);
    bind(statement, 1, viewer);
    bind(statement, 2, song);
    if (!statement.executeStep())
        return 0;
    const auto column = statement.getColumn(0);
    std::string_view name(column.getText(), static_cast<std::size_t>(column.getBytes()));
    name = name.substr(0, name.find(';'));
    std::uint32_t number = 0;
    if (!name.empty()) {
        // FNV-1a; two artists that meet in one number are kept apart, which nobody hears.
        number = 2166136261U;
        for (const char letter : name)
            number = (number ^ static_cast<unsigned char>(letter)) * 16777619U;
        number = std::max(number, 1U);
    }
    statement.reset();
    return number;
}

TaggedLoudness taggedLoudness(Connection& connection, const UserId& viewer, const SongId& song) {
    auto& statement = connection.prepare(
        "SELECT loudness_lufs, tag_peak_db, tag_album_lufs, tag_album_peak_db FROM songs "
        "WHERE id = ?2 AND " LINNET_VISIBLE);
    bind(statement, 1, viewer);
    bind(statement, 2, song);
    TaggedLoudness loudness;
    if (!statement.executeStep())
        return loudness;
    loudness = {storage::maybeDouble(statement, 0), storage::maybeDouble(statement, 1),
                storage::maybeDouble(statement, 2), storage::maybeDouble(statement, 3)};
    statement.reset();
    return loudness;
}

std::optional<SongId> songByAudio(Connection& connection, const UserId& viewer,
                                  const storage::ContentHash& audio) {
    auto& statement = connection.prepare(
        "SELECT id FROM songs WHERE audio_hash = ?2 AND " LINNET_VISIBLE " ORDER BY key LIMIT 1");
    bind(statement, 1, viewer);
    bind(statement, 2, audio);
    if (!statement.executeStep())
        return std::nullopt;
    const auto id = SongId::fromBytes(blob(statement, 0));
    statement.reset();
    return id;
}

std::vector<SongKey> listSongs(Connection& connection, const UserId& viewer, const SongQuery& query,
                               std::size_t limit, const std::stop_token& stop) {
    auto& statement = connection.prepare(listSongsSql(query));
    bind(statement, 1, viewer);
    bind(statement, 2, limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
    if (query.artist)
        bind(statement, 3, static_cast<std::int64_t>(*query.artist));
    else if (query.genre)
        bind(statement, 3, static_cast<std::int64_t>(*query.genre));
    else if (query.album)
        bind(statement, 3, static_cast<std::int64_t>(*query.album));
    std::vector<SongKey> keys;
    if (limit == 0 && query.whole())
        keys.reserve(static_cast<std::size_t>(counts(connection, viewer).songs));
    constexpr std::size_t kAskedAfter = 1024;
    while (statement.executeStep()) {
        keys.push_back(SongKey(number(statement, 0)));
        if (keys.size() % kAskedAfter == 0 && stop.stop_requested())
            break;
    }
    statement.reset();
    return keys;
}

LibraryCounts counts(Connection& connection, const UserId& viewer) {
    auto& statement = connection.prepare(
        "SELECT ifnull(sum(songs), 0), ifnull(sum(albums), 0), ifnull(sum(duration_ms), 0), "
        "ifnull(sum(bytes), 0), "
        // A name that is everyone's, too, is one.
        "ifnull(sum(artists), 0) - (SELECT count(*) FROM artists o WHERE o.owner = ?1 AND EXISTS "
        "(SELECT 1 FROM artists e WHERE e.name_folded = o.name_folded AND e.owner = x'')), "
        "ifnull(sum(genres), 0) - (SELECT count(*) FROM genres o WHERE o.owner = ?1 AND EXISTS "
        "(SELECT 1 FROM genres e WHERE e.name_folded = o.name_folded AND e.owner = x'')) "
        "FROM library_counts WHERE owner IN (x'', ?1)");
    bind(statement, 1, viewer);
    LibraryCounts result;
    if (statement.executeStep()) {
        result.songs = number(statement, 0);
        result.albums = number(statement, 1);
        result.duration = std::chrono::milliseconds(number(statement, 2));
        result.bytes = number(statement, 3);
        result.artists = number(statement, 4);
        result.genres = number(statement, 5);
        statement.reset();
    }
    return result;
}

bool visibleTo(const Song& song, const UserId& viewer) {
    return song.visibility == Visibility::Everyone || song.addedBy == viewer;
}

}  // namespace linnet::catalogue::table
