// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/album_facts.h"

#include <algorithm>

#include "storage/bind.h"

namespace linnet::catalogue::table {
namespace {

using storage::bind;
using storage::number;
using storage::utf8;

/// visit(column, value) of each that differs.
template <class F>
void eachDifference(const AlbumFacts& before, const AlbumFacts& now, F visit) {
    const auto look = [&](const char* column, const auto& was, const auto& is) {
        if (was != is)
            visit(column, is);
    };
    look("songs", before.songs, now.songs);
    look("duration_ms", before.durationMs, now.durationMs);
    look("added_at", before.addedAt, now.addedAt);
    look("release_year", before.year, now.year);
    look("genre", before.genre, now.genre);
    look("artwork_hash", before.artwork, now.artwork);
    look("title_sort", before.titleSort, now.titleSort);
    look("artist_sort", before.artistSort, now.artistSort);
}

/// The text of `column`, by which that of the next one is sorted.
std::optional<AlbumSong::Sort> sortOf(const SQLite::Statement& statement, int column) {
    if (statement.isColumnNull(column))
        return std::nullopt;
    return AlbumSong::Sort{std::string(utf8(statement, column + 1)),
                           std::string(utf8(statement, column))};
}

}  // namespace

AlbumSong albumSong(const SQLite::Statement& statement, int first) {
    return {number(statement, first),
            number(statement, first + 1),
            storage::maybeInt(statement, first + 2),
            std::string(utf8(statement, first + 3)),
            storage::maybeHash(statement, first + 4),
            sortOf(statement, first + 5),
            sortOf(statement, first + 7)};
}

void AlbumFacts::add(const AlbumSong& song, std::string_view title, std::string_view artist) {
    ++songs;
    durationMs += song.durationMs;
    addedAt = std::max(addedAt, song.addedAt);
    if (song.year)
        year = year ? std::min(*year, *song.year) : *song.year;
    if (genre.empty())
        genre = song.genre;
    if (!artwork)
        artwork = song.artwork;
    if (!titleSort && song.albumSort && song.albumSort->of == title)
        titleSort = song.albumSort->by;
    if (!artistSort && song.artistSort && song.artistSort->of == artist)
        artistSort = song.artistSort->by;
}

AlbumFacts factsOf(storage::Connection& connection, AlbumKey album, std::string_view title,
                   std::string_view artist) {
    static const std::string sql = std::string("SELECT ") + kAlbumSongColumns +
                                   " FROM songs WHERE album_key = ? "
                                   "ORDER BY disc, track, title_folded";
    auto& songs = connection.prepare(sql.c_str());
    bind(songs, 1, static_cast<std::int64_t>(album));
    AlbumFacts facts;
    while (songs.executeStep())
        facts.add(albumSong(songs, 0), title, artist);
    songs.reset();
    return facts;
}

void updateFacts(storage::Connection& connection, AlbumKey album, const AlbumFacts& before,
                 const AlbumFacts& now) {
    // SQLite writes every index in which a column stands that is set, also where its value stays:
    // of a song that leaves, six in which nothing changes.
    std::string set;
    eachDifference(before, now, [&set](const char* column, const auto&) {
        set += (set.empty() ? "UPDATE OR FAIL albums SET " : ", ") + std::string(column) + " = ?";
    });
    if (set.empty())
        return;
    auto& update = connection.prepare((set + " WHERE key = ?").c_str());
    int index = 0;
    eachDifference(before, now,
                   [&](const char*, const auto& value) { storage::bind(update, ++index, value); });
    bind(update, ++index, static_cast<std::int64_t>(album));
    update.exec();
}

void bindFacts(SQLite::Statement& statement, int index, const AlbumFacts& facts) {
    storage::bind(statement, index, facts.songs);
    storage::bind(statement, index + 1, facts.durationMs);
    storage::bind(statement, index + 2, facts.addedAt);
    storage::bind(statement, index + 3, facts.year);
    storage::bind(statement, index + 4, facts.genre);
    storage::bind(statement, index + 5, facts.artwork);
}

}  // namespace linnet::catalogue::table
