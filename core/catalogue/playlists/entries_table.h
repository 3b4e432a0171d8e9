// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/catalogue/playlists/playlist.h"
#include "storage/connection.h"

/// The rows of playlist_songs. `playlist` is a row number of playlists; whether it may be changed
/// has been seen to. Inside Database::read() or write(); SQLite::Exception passes through.
namespace linnet::catalogue::table {

/// In order, as entry keys (see entry_key.h), without the songs that are not there any more.
/// `limit` 0: all.
[[nodiscard]] std::vector<SongKey> listEntries(storage::Connection& connection,
                                               std::int64_t playlist, std::size_t limit);
/// Adds songs before an entry, or at the end; returns them with their places.
std::vector<PlaylistEntry> insertEntries(storage::Connection& connection, std::int64_t playlist,
                                         std::span<const SongKey> songs,
                                         std::optional<SongKey> before);
/// Takes entries out and puts them in again before another one, or at the end, in the order given.
/// `before` may be one of them: then before what followed it.
struct MovedEntries {
    std::vector<PlaylistEntry> taken, added;
};
MovedEntries moveEntries(storage::Connection& connection, std::int64_t playlist,
                         std::span<const SongKey> entries, std::optional<SongKey> before);
/// Takes entries out and returns them with the places they had; what is not there is passed over.
std::vector<PlaylistEntry> takeEntries(storage::Connection& connection, std::int64_t playlist,
                                       std::span<const SongKey> entries);
/// Takes out what stands at these places with these songs; returns what did.
std::vector<PlaylistEntry> removeEntries(storage::Connection& connection, std::int64_t playlist,
                                         std::span<const PlaylistEntry> entries);
/// Puts entries back where they were; where something stands there now, at the end. Returns them
/// with their places.
std::vector<PlaylistEntry> restoreEntries(storage::Connection& connection, std::int64_t playlist,
                                          std::span<const PlaylistEntry> entries);
void clearEntries(storage::Connection& connection, std::int64_t playlist);

}  // namespace linnet::catalogue::table
