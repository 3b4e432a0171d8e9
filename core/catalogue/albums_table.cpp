// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/albums_table.h"

#include <map>

#include "core/catalogue/album_plan.h"
#include "core/catalogue/field_values.h"
#include "core/catalogue/fold.h"
#include "core/catalogue/songs_table.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::blob;
using storage::Connection;
using storage::number;
using storage::text;
using storage::utf8;

const char* listStatement(AlbumSort sort) {
    switch (sort) {
        case AlbumSort::RecentlyAdded:
            return "SELECT key FROM albums WHERE owner IS NULL OR owner = ?1 "
                   "ORDER BY added_at DESC LIMIT ?2";
        case AlbumSort::Title:
            return "SELECT key, title_folded, artist_folded FROM albums WHERE title_sort IS NULL "
                   "AND (owner IS NULL OR owner = ?1) UNION ALL "
                   "SELECT key, title_sort, artist_folded FROM albums WHERE title_sort IS NOT NULL "
                   "AND (owner IS NULL OR owner = ?1) ORDER BY 2, 3 LIMIT ?2";
        case AlbumSort::Artist:
            return "SELECT key, artist_folded, release_year, title_folded FROM albums "
                   "WHERE artist_sort IS NULL AND (owner IS NULL OR owner = ?1) UNION ALL "
                   "SELECT key, artist_sort, release_year, title_folded FROM albums "
                   "WHERE artist_sort IS NOT NULL AND (owner IS NULL OR owner = ?1) "
                   "ORDER BY 2, 3, 4 LIMIT ?2";
        case AlbumSort::Year:
            return "SELECT key FROM albums WHERE owner IS NULL OR owner = ?1 "
                   "ORDER BY release_year DESC, title_folded DESC LIMIT ?2";
    }
    return "";
}

constexpr auto kByHand = u"hand";
/// A folder with more songs of one title than this is no album; they are grouped by their artists.
constexpr std::int64_t kMostOfFolder = 400;

/// Folded texts hold no line breaks.
QString groupOf(const std::optional<UserId>& owner, const QString& artist, const QString& title) {
    return QStringLiteral("%1\n%2\n%3")
        .arg(owner ? owner->toString() : QString(), fold(artist), fold(title));
}

bool isByHand(const QString& group) {
    return group.startsWith(QString::fromUtf16(kByHand));
}

/// x'' is everyone.
void bindOwner(SQLite::Statement& statement, int index, const std::optional<UserId>& owner) {
    if (owner)
        bind(statement, index, *owner);
    else
        statement.bind(index, static_cast<const void*>(""), 0);
}

/// title, artist, title_folded, artist_folded, title_sort, artist_sort, from `index` on.
void bindNames(SQLite::Statement& statement, int index, const QString& title,
               const QString& artist) {
    bind(statement, index, title);
    bind(statement, index + 1, tidyValues(artist));
    bind(statement, index + 2, fold(title));
    bind(statement, index + 3, foldValues(artist));
    storage::bind(statement, index + 4, sortColumn(title, {}));
    storage::bind(statement, index + 5, artistSortColumn(artist, {}));
}

void nameAlbum(Connection& connection, AlbumKey album, const QString& group, const QString& title,
               const QString& artist) {
    auto& update = connection.prepare(
        "UPDATE albums SET group_key = ?2, title = ?3, artist = ?4, title_folded = ?5, "
        "artist_folded = ?6, title_sort = ?7, artist_sort = ?8 WHERE key = ?1");
    bind(update, 1, static_cast<std::int64_t>(album));
    bind(update, 2, group);
    bindNames(update, 3, title, artist);
    update.exec();
}

void putInto(Connection& connection, SongKey song, AlbumKey album) {
    auto& update = connection.prepare("UPDATE songs SET album_key = ? WHERE key = ?");
    bind(update, 1, static_cast<std::int64_t>(album));
    bind(update, 2, static_cast<std::int64_t>(song));
    update.exec();
}

std::int64_t songsIn(Connection& connection, AlbumKey album) {
    auto& count = connection.prepare("SELECT count(*) FROM songs WHERE album_key = ?");
    bind(count, 1, static_cast<std::int64_t>(album));
    count.executeStep();
    const std::int64_t songs = number(count, 0);
    count.reset();
    return songs;
}

/// The album that has most of these songs, if it has no others.
std::optional<AlbumKey> whollyAmong(Connection& connection,
                                    const std::vector<std::optional<AlbumKey>>& albums) {
    std::map<AlbumKey, std::int64_t> counts;
    for (const auto& album : albums)
        if (album)
            ++counts[*album];
    if (counts.empty())
        return std::nullopt;
    const auto most =
        std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return songsIn(connection, most->first) == most->second ? std::optional(most->first)
                                                            : std::nullopt;
}

/// A row of a folder's songs without album artist.
struct Beside {
    SongKey key{};
    std::optional<AlbumKey> album;
    QString title;
};

/// Who the album of a hand-made group is by and what it is called: what most of its songs say.
struct Called {
    QString title;
    QString artist;
};
Called calledBySongs(Connection& connection, AlbumKey album) {
    auto& statement = connection.prepare(
        "SELECT album, ifnull(nullif(album_artist, ''), artist), compilation, disc, track "
        "FROM songs WHERE album_key = ? ORDER BY disc, track, title_folded LIMIT 2000");
    bind(statement, 1, static_cast<std::int64_t>(album));
    std::vector<AlbumCandidate> songs;
    std::map<QString, int> titles;
    QString title;
    while (statement.executeStep()) {
        const QString named = text(statement, 0);
        if (!named.isEmpty() && (++titles[named] > titles[title] || title.isEmpty()))
            title = named;
        songs.push_back({text(statement, 1), number(statement, 2) != 0, {}, {}});
    }
    statement.reset();
    return {title, gatheredArtist(songs)};
}

}  // namespace

std::optional<AlbumKey> albumOfGroup(Connection& connection, const QString& group) {
    auto& find = connection.prepare("SELECT key FROM albums WHERE group_key = ?");
    bind(find, 1, group);
    if (!find.executeStep())
        return std::nullopt;
    const auto found = AlbumKey(number(find, 0));
    find.reset();
    return found;
}

AlbumKey makeAlbum(Connection& connection, const QString& group, const QString& title,
                   const QString& artist, const std::optional<UserId>& owner,
                   std::span<const AlbumSong> songs) {
    auto& insert = connection.prepare(
        "INSERT OR FAIL INTO albums (id, owner, group_key, title, artist, title_folded, "
        "artist_folded, title_sort, artist_sort, songs, duration_ms, added_at, release_year, "
        "genre, artwork_hash, key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    constexpr int kKey = 16;
    // An album that had gone comes back as itself.
    auto& gone = connection.prepare("SELECT id, key FROM gone_albums WHERE group_key = ?");
    bind(gone, 1, group);
    if (gone.executeStep()) {
        bind(insert, 1, AlbumId::fromBytes(blob(gone, 0)).value_or(AlbumId()));
        bind(insert, kKey, number(gone, 1));
    } else {
        bind(insert, 1, AlbumId::generate());
    }
    gone.reset();
    bind(insert, 2, owner);
    bind(insert, 3, group);
    bindNames(insert, 4, title, artist);
    AlbumFacts facts;
    if (!songs.empty()) {
        const std::string titled = title.toStdString();
        const std::string by = tidyValues(artist).toStdString();
        for (const AlbumSong& song : songs)
            facts.add(song, titled, by);
    }
    if (facts.titleSort)
        insert.bind(8, *facts.titleSort);
    if (facts.artistSort)
        insert.bind(9, *facts.artistSort);
    bindFacts(insert, 10, facts);
    insert.exec();
    return AlbumKey(connection.raw().getLastInsertRowid());
}

const QString& artistOfAlbum(const SongFields& fields) {
    return fields.albumArtist.isEmpty() ? fields.artist : fields.albumArtist;
}

QString albumGroup(const SongFields& fields, const std::optional<UserId>& owner) {
    return fields.album.isEmpty() ? QString() : groupOf(owner, artistOfAlbum(fields), fields.album);
}

std::optional<AlbumOfSong> albumOf(Connection& connection, const SongFields& fields,
                                   const std::optional<UserId>& owner) {
    const QString group = albumGroup(fields, owner);
    if (group.isEmpty())
        return std::nullopt;
    if (const auto found = albumOfGroup(connection, group))
        return AlbumOfSong{*found, false};
    return AlbumOfSong{makeAlbum(connection, group, fields.album, artistOfAlbum(fields), owner, {}),
                       true};
}

std::optional<AlbumOfSong> chosenAlbum(Connection& connection, const SongFields& fields,
                                       const std::optional<UserId>& owner,
                                       const storage::ContentHash& audio) {
    auto& find = connection.prepare(
        "SELECT group_key FROM album_choices WHERE audio_hash = ? AND owner = ?");
    bind(find, 1, audio);
    bindOwner(find, 2, owner);
    if (!find.executeStep())
        return std::nullopt;
    const QString group = text(find, 0);
    find.reset();
    if (const auto found = albumOfGroup(connection, group))
        return AlbumOfSong{*found, false};
    return AlbumOfSong{makeAlbum(connection, group, fields.album, artistOfAlbum(fields), owner, {}),
                       true};
}

bool isHandMade(Connection& connection, AlbumKey album) {
    auto& find = connection.prepare("SELECT group_key FROM albums WHERE key = ?");
    bind(find, 1, static_cast<std::int64_t>(album));
    const bool found = find.executeStep();
    const bool byHand = found && isByHand(text(find, 0));
    find.reset();
    return byHand;
}

void groupFolder(Connection& connection, std::int64_t folder, const QString& album,
                 const std::optional<UserId>& owner, std::set<AlbumKey>& touched,
                 std::set<AlbumKey>& made) {
    const QString folded = fold(album);
    auto& find = connection.prepare(
        "SELECT s.key, s.album_key, s.artist, s.compilation, s.disc, s.track, s.album FROM songs s "
        "LEFT JOIN albums a ON a.key = s.album_key WHERE s.folder = ?1 AND s.album_folded = ?2 "
        "AND s.album_artist = '' AND s.album <> '' AND s.owner IS ?3 "
        "AND (a.group_key IS NULL OR a.group_key NOT LIKE 'hand%') ORDER BY s.key LIMIT ?4");
    bind(find, 1, folder);
    bind(find, 2, folded);
    bind(find, 3, owner);
    bind(find, 4, kMostOfFolder + 1);
    std::vector<Beside> rows;
    std::vector<AlbumCandidate> candidates;
    while (find.executeStep()) {
        Beside row{SongKey(number(find, 0)), std::nullopt, text(find, 6)};
        if (!find.getColumn(1).isNull())
            row.album = AlbumKey(number(find, 1));
        rows.push_back(row);
        candidates.push_back({text(find, 2), number(find, 3) != 0, storage::maybeInt(find, 4),
                              storage::maybeInt(find, 5)});
    }
    find.reset();

    auto& named = connection.prepare(
        "SELECT DISTINCT a.artist FROM albums a JOIN songs s ON s.album_key = a.key "
        "WHERE a.title_folded = ?1 AND a.owner IS ?2 AND s.folder = ?3 AND s.album_artist <> ''");
    bind(named, 1, folded);
    bind(named, 2, owner);
    bind(named, 3, folder);
    std::vector<QString> artists;
    while (named.executeStep())
        artists.push_back(text(named, 0));
    named.reset();

    std::vector<AlbumOwner> owners;
    if (static_cast<std::int64_t>(rows.size()) > kMostOfFolder)
        for (const AlbumCandidate& candidate : candidates)
            owners.push_back({candidate.artist, false});
    else
        owners = planAlbums(candidates, artists);

    std::map<QString, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QString group = groupOf(owner, owners[i].artist, album);
        if (owners[i].various)
            group += QStringLiteral("\n%1").arg(folder);
        groups[group].push_back(i);
    }
    for (const auto& [group, members] : groups) {
        const Beside& first = rows[members.front()];
        const QString& artist = owners[members.front()].artist;
        std::optional<AlbumKey> target = albumOfGroup(connection, group);
        if (!target) {
            // An album whose songs all come along takes another name rather than another key.
            std::vector<std::optional<AlbumKey>> now;
            for (const std::size_t i : members)
                now.push_back(rows[i].album);
            target = whollyAmong(connection, now);
            if (target) {
                nameAlbum(connection, *target, group, first.title, artist);
                touched.insert(*target);
            } else {
                target = makeAlbum(connection, group, first.title, artist, owner, {});
                made.insert(*target);
            }
        }
        for (const std::size_t i : members) {
            if (rows[i].album == target)
                continue;
            if (rows[i].album)
                touched.insert(*rows[i].album);
            putInto(connection, rows[i].key, *target);
            touched.insert(*target);
        }
    }
}

AlbumKey gatherAlbum(Connection& connection, std::span<const Song> songs,
                     std::set<AlbumKey>& touched) {
    const std::optional<UserId> owner = songs.front().visibility == Visibility::OnlyMe
                                            ? std::optional(songs.front().addedBy)
                                            : std::nullopt;
    const QString group = QString::fromUtf16(kByHand) + AlbumId::generate().toString();
    std::vector<std::optional<AlbumKey>> now;
    for (const Song& song : songs)
        now.push_back(song.albumKey);
    auto target = whollyAmong(connection, now);
    const SongFields& fields = songs.front().fields;
    if (target)
        nameAlbum(connection, *target, group, fields.album, fields.artist);
    else
        target = makeAlbum(connection, group, fields.album, fields.artist, owner, {});
    touched.insert(*target);
    for (const Song& song : songs) {
        auto& choose = connection.prepare(
            "INSERT OR REPLACE INTO album_choices (audio_hash, owner, group_key) VALUES (?, ?, ?)");
        bind(choose, 1, song.audio);
        bindOwner(choose, 2, owner);
        bind(choose, 3, group);
        choose.exec();
        if (song.albumKey)
            touched.insert(*song.albumKey);
        putInto(connection, song.key, *target);
    }
    return *target;
}

namespace {

struct AlbumRow {
    bool byHand = false;
    std::string title;
    std::string artist;
    AlbumFacts facts;  ///< as they stand there
};

std::optional<std::string> maybeUtf8(const SQLite::Statement& statement, int column) {
    return statement.getColumn(column).isNull()
               ? std::nullopt
               : std::optional<std::string>(utf8(statement, column));
}

std::optional<AlbumRow> rowOf(Connection& connection, AlbumKey album) {
    auto& read = connection.prepare(
        "SELECT group_key, title, artist, songs, duration_ms, added_at, release_year, genre, "
        "artwork_hash, title_sort, artist_sort FROM albums WHERE key = ?");
    bind(read, 1, static_cast<std::int64_t>(album));
    if (!read.executeStep())
        return std::nullopt;
    AlbumRow row{isByHand(text(read, 0)),
                 std::string(utf8(read, 1)),
                 std::string(utf8(read, 2)),
                 {number(read, 3), number(read, 4), number(read, 5), storage::maybeInt(read, 6),
                  std::string(utf8(read, 7)), storage::maybeHash(read, 8), maybeUtf8(read, 9),
                  maybeUtf8(read, 10)}};
    read.reset();
    return row;
}

/// One that was made by hand is called what its songs say.
void renameBySongs(Connection& connection, AlbumKey album) {
    const auto [title, artist] = calledBySongs(connection, album);
    auto& rename = connection.prepare(
        "UPDATE albums SET title = ?2, artist = ?3, title_folded = ?4, artist_folded = ?5, "
        "title_sort = ?6, artist_sort = ?7 WHERE key = ?1 AND (title, artist) IS NOT (?2, ?3)");
    bind(rename, 1, static_cast<std::int64_t>(album));
    bindNames(rename, 2, title, artist);
    rename.exec();
}

}  // namespace

void recountAlbum(Connection& connection, AlbumKey album) {
    const auto key = static_cast<std::int64_t>(album);
    auto row = rowOf(connection, album);
    if (row && row->byHand && songsIn(connection, album) > 0) {
        renameBySongs(connection, album);
        row = rowOf(connection, album);
    }
    if (!row)
        return;
    AlbumFacts facts = factsOf(connection, album, row->title, row->artist);
    if (facts.songs == 0) {
        auto& remove = connection.prepare("DELETE FROM albums WHERE key = ?");
        bind(remove, 1, key);
        remove.exec();
        return;
    }
    if (!facts.titleSort)
        facts.titleSort = row->facts.titleSort;
    if (!facts.artistSort)
        facts.artistSort = row->facts.artistSort;
    updateFacts(connection, album, row->facts, facts);
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
