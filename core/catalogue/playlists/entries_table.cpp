// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/entries_table.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <unordered_map>

#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/place_plan.h"
#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::Connection;
using storage::number;

constexpr std::size_t kFirstWindow = 64;
constexpr std::int64_t kRoomWanted = 1 << 20;

SQLite::Statement& prepared(Connection& connection, const char* sql, std::int64_t playlist) {
    auto& statement = connection.prepare(sql);
    statement.bind(1, playlist);
    return statement;
}

std::optional<std::int64_t> one(SQLite::Statement& statement) {
    std::optional<std::int64_t> value;
    if (statement.executeStep() && !statement.getColumn(0).isNull())
        value = number(statement, 0);
    statement.reset();
    return value;
}

std::optional<std::int64_t> placeOf(Connection& connection, std::int64_t playlist, SongKey entry) {
    auto& statement = prepared(connection,
                               "SELECT place FROM playlist_songs WHERE playlist_key = ?1 AND "
                               "song_key = ?2 ORDER BY place LIMIT 1 OFFSET ?3",
                               playlist);
    statement.bind(2, static_cast<std::int64_t>(songOf(entry)));
    statement.bind(3, occurrenceOf(entry));
    return one(statement);
}

/// The place of the first entry at `place` or after it.
std::optional<std::int64_t> firstFrom(Connection& connection, std::int64_t playlist,
                                      std::int64_t place) {
    auto& statement = prepared(
        connection, "SELECT min(place) FROM playlist_songs WHERE playlist_key = ?1 AND place >= ?2",
        playlist);
    statement.bind(2, place);
    return one(statement);
}

std::optional<std::int64_t> lastBefore(Connection& connection, std::int64_t playlist,
                                       std::optional<std::int64_t> place) {
    auto& statement = prepared(
        connection, "SELECT max(place) FROM playlist_songs WHERE playlist_key = ?1 AND place < ?2",
        playlist);
    statement.bind(2, place.value_or(std::numeric_limits<std::int64_t>::max()));
    return one(statement);
}

struct Row {
    std::int64_t place;
    std::int64_t song;
    int gone;
};

std::vector<Row> rowsOf(SQLite::Statement& statement) {
    std::vector<Row> rows;
    while (statement.executeStep())
        rows.push_back(
            {number(statement, 0), number(statement, 1), statement.getColumn(2).getInt()});
    return rows;
}

void insertRow(Connection& connection, std::int64_t playlist, const Row& row) {
    auto& statement = prepared(connection,
                               "INSERT INTO playlist_songs (playlist_key, place, song_key, gone) "
                               "VALUES (?1, ?2, ?3, ?4)",
                               playlist);
    statement.bind(2, row.place);
    statement.bind(3, row.song);
    statement.bind(4, row.gone);
    statement.exec();
}

/// Makes room for `count` entries before `place`, moving as few of those around it as it takes;
/// returns the places of the new ones.
std::vector<std::int64_t> spread(Connection& connection, std::int64_t playlist, std::int64_t place,
                                 std::size_t count) {
    for (std::size_t window = kFirstWindow;; window *= 4) {
        auto& before = prepared(connection,
                                "SELECT place, song_key, gone FROM playlist_songs WHERE "
                                "playlist_key = ?1 AND place < ?2 ORDER BY place DESC LIMIT ?3",
                                playlist);
        before.bind(2, place);
        before.bind(3, static_cast<std::int64_t>(window));
        auto rows = rowsOf(before);
        const std::size_t above = rows.size();
        std::ranges::reverse(rows);
        auto& after = prepared(connection,
                               "SELECT place, song_key, gone FROM playlist_songs WHERE "
                               "playlist_key = ?1 AND place >= ?2 ORDER BY place LIMIT ?3",
                               playlist);
        after.bind(2, place);
        after.bind(3, static_cast<std::int64_t>(window));
        const auto below = rowsOf(after);
        rows.insert(rows.end(), below.begin(), below.end());

        // The entries that stay put on both sides; open ends have all the room there is.
        const auto needed = static_cast<std::int64_t>(rows.size() + count + 1);
        const auto lower = above < window ? std::optional(rows.front().place - needed * kPlaceGap)
                                          : lastBefore(connection, playlist, rows.front().place);
        const auto upper = below.size() < window
                               ? std::optional(rows.back().place + needed * kPlaceGap)
                               : firstFrom(connection, playlist, rows.back().place + 1);
        const std::int64_t from = lower.value_or(rows.front().place - needed * kPlaceGap);
        const std::int64_t to = upper.value_or(rows.back().place + needed * kPlaceGap);
        if ((to - from) / needed < kRoomWanted)
            continue;
        const auto places = *placesBetween(from, to, rows.size() + count);
        auto& removal = prepared(
            connection,
            "DELETE FROM playlist_songs WHERE playlist_key = ?1 AND place BETWEEN ?2 AND ?3",
            playlist);
        removal.bind(2, rows.front().place);
        removal.bind(3, rows.back().place);
        removal.exec();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            rows[i].place = places[i < above ? i : i + count];
            insertRow(connection, playlist, rows[i]);
        }
        const auto begin = places.begin() + static_cast<std::ptrdiff_t>(above);
        return {begin, begin + static_cast<std::ptrdiff_t>(count)};
    }
}

std::vector<PlaylistEntry> insertAt(Connection& connection, std::int64_t playlist,
                                    std::span<const SongKey> songs,
                                    std::optional<std::int64_t> next) {
    auto places = placesBetween(lastBefore(connection, playlist, next), next, songs.size());
    if (!places)
        places = spread(connection, playlist, *next, songs.size());
    std::vector<PlaylistEntry> inserted;
    inserted.reserve(songs.size());
    for (std::size_t i = 0; i < songs.size(); ++i) {
        const SongKey song = songOf(songs[i]);
        insertRow(connection, playlist, {(*places)[i], static_cast<std::int64_t>(song), 0});
        inserted.push_back({(*places)[i], song});
    }
    return inserted;
}

}  // namespace

std::vector<SongKey> listEntries(Connection& connection, std::int64_t playlist, std::size_t limit) {
    auto& statement = prepared(connection,
                               "SELECT song_key FROM playlist_songs WHERE playlist_key = ?1 AND "
                               "gone = 0 ORDER BY place LIMIT ?2",
                               playlist);
    statement.bind(2, limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
    std::vector<SongKey> entries;
    std::vector<bool> seen;
    std::unordered_map<std::int64_t, std::int64_t> repeated;
    while (statement.executeStep()) {
        const std::int64_t song = number(statement, 0);
        const auto at = static_cast<std::size_t>(song);
        if (at >= seen.size())
            seen.resize(std::max(at + 1, seen.size() * 2));
        entries.push_back(entryKey(SongKey(song), seen[at] ? ++repeated[song] : 0));
        seen[at] = true;
    }
    return entries;
}

std::vector<PlaylistEntry> insertEntries(Connection& connection, std::int64_t playlist,
                                         std::span<const SongKey> songs,
                                         std::optional<SongKey> before) {
    return insertAt(connection, playlist, songs,
                    before ? placeOf(connection, playlist, *before) : std::nullopt);
}

MovedEntries moveEntries(Connection& connection, std::int64_t playlist,
                         std::span<const SongKey> entries, std::optional<SongKey> before) {
    auto next = before ? placeOf(connection, playlist, *before) : std::nullopt;
    MovedEntries moved;
    moved.taken = takeEntries(connection, playlist, entries);
    if (next)
        next = firstFrom(connection, playlist, *next);
    std::vector<SongKey> songs;
    songs.reserve(moved.taken.size());
    for (const PlaylistEntry& entry : moved.taken)
        songs.push_back(entry.song);
    moved.added = insertAt(connection, playlist, songs, next);
    return moved;
}

std::vector<PlaylistEntry> takeEntries(Connection& connection, std::int64_t playlist,
                                       std::span<const SongKey> entries) {
    // All places first: taking one out makes another one the first of its song.
    std::vector<PlaylistEntry> taken;
    taken.reserve(entries.size());
    for (const SongKey entry : entries) {
        if (const auto place = placeOf(connection, playlist, entry))
            taken.push_back({*place, songOf(entry)});
    }
    removeEntries(connection, playlist, taken);
    return taken;
}

std::vector<PlaylistEntry> removeEntries(Connection& connection, std::int64_t playlist,
                                         std::span<const PlaylistEntry> entries) {
    std::vector<PlaylistEntry> removed;
    for (const PlaylistEntry& entry : entries) {
        auto& statement = prepared(
            connection,
            "DELETE FROM playlist_songs WHERE playlist_key = ?1 AND place = ?2 AND song_key = ?3",
            playlist);
        statement.bind(2, entry.place);
        statement.bind(3, static_cast<std::int64_t>(entry.song));
        if (statement.exec() > 0)
            removed.push_back(entry);
    }
    return removed;
}

std::vector<PlaylistEntry> restoreEntries(Connection& connection, std::int64_t playlist,
                                          std::span<const PlaylistEntry> entries) {
    std::vector<PlaylistEntry> restored;
    std::vector<SongKey> displaced;
    for (const PlaylistEntry& entry : entries) {
        auto& statement = prepared(
            connection,
            "INSERT INTO playlist_songs (playlist_key, place, song_key, gone) SELECT ?1, ?2, ?3, "
            "NOT EXISTS (SELECT 1 FROM songs WHERE key = ?3) ON CONFLICT DO NOTHING",
            playlist);
        statement.bind(2, entry.place);
        statement.bind(3, static_cast<std::int64_t>(entry.song));
        if (statement.exec() == 0)
            displaced.push_back(entry.song);
        else
            restored.push_back(entry);
    }
    if (!displaced.empty())
        std::ranges::copy(insertEntries(connection, playlist, displaced, std::nullopt),
                          std::back_inserter(restored));
    return restored;
}

void clearEntries(Connection& connection, std::int64_t playlist) {
    prepared(connection, "DELETE FROM playlist_songs WHERE playlist_key = ?1", playlist).exec();
}

}  // namespace linnet::catalogue::table
