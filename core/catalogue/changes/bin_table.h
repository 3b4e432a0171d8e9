// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalogue/song.h"
#include "storage/connection.h"

/// The bin: rows that were moved out of `songs` as they were. `viewer` as in songs_table.h; `keys`
/// is JSON, see jsonOf(). Inside Database::read() or write(); SQLite::Exception passes through.
namespace linnet::catalogue {

struct BinnedSong {
    Song song;
    Timestamp removedAt;
    UserId removedBy;
};

struct BinCounts {
    std::int64_t songs = 0;
    std::int64_t bytes = 0;  ///< of audio that nothing else in the library shares
};

namespace table {

/// Moves songs into the bin or out of it; albums are not looked at, and references to albums that
/// have gone are checked at the commit only. Keys that are not there are passed over.
void moveToBin(storage::Connection& connection, const std::string& keys, const UserId& viewer,
               Timestamp now);
void moveFromBin(storage::Connection& connection, const std::string& keys, const UserId& viewer);

/// Deletes for good: what is left is the key and the id of each audio, and its media to be freed.
void deleteFromBin(storage::Connection& connection, const std::string& keys, const UserId& viewer);

/// Last removed first. `limit` 0: all.
[[nodiscard]] std::vector<SongKey> listBin(storage::Connection& connection, const UserId& viewer,
                                           std::size_t limit);
[[nodiscard]] std::optional<BinnedSong> binnedByKey(storage::Connection& connection,
                                                    const UserId& viewer, SongKey key);
[[nodiscard]] BinCounts binCounts(storage::Connection& connection, const UserId& viewer);

/// The binned song with these bytes.
[[nodiscard]] std::optional<SongKey> binnedByAudio(storage::Connection& connection,
                                                   const UserId& viewer,
                                                   const storage::ContentHash& audio);

/// Key and id of a song that was deleted for good, for the audio's return; forgotten with this.
struct RemovedSong {
    SongKey key{};
    SongId id;
};
[[nodiscard]] std::optional<RemovedSong> takeRemoved(storage::Connection& connection,
                                                     const UserId& viewer,
                                                     const storage::ContentHash& audio);

/// The next of the media that may have lost its last name: those that did, to be freed. The list
/// is forgotten as it is read.
struct UnnamedMedia {
    std::vector<storage::ContentHash> hashes;
    bool more = false;  ///< there was something to look at
};
[[nodiscard]] UnnamedMedia takeUnnamedMedia(storage::Connection& connection, std::size_t limit);

}  // namespace table
}  // namespace linnet::catalogue
