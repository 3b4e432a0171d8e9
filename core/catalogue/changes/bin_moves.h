// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/catalogue/changes/bin_step.h"
#include "core/events/time.h"
#include "storage/content_hash.h"

/// Songs between library and bin, their albums with them. Inside Database::read() or write();
/// SQLite::Exception passes through.
namespace linnet::catalogue::table {

/// Columns ("table.column") that follow from others, and are put right after them.
[[nodiscard]] const std::vector<std::string>& derivedColumns();

/// Those of `keys` (JSON) that are there for the viewer, with their ids; the albums of all that are
/// there at all, and their artwork.
struct There {
    std::vector<SongKey> keys;
    std::vector<SongId> ids;
    std::set<AlbumKey> albums;
    std::set<storage::ContentHash> artwork;
};
[[nodiscard]] There inLibrary(storage::Connection& connection, const std::string& keys,
                              const UserId& viewer);
[[nodiscard]] There inBin(storage::Connection& connection, const std::string& keys,
                          const UserId& viewer);

/// What one transaction did.
struct Done {
    std::vector<SongId> songs;
    std::int64_t left = 0;  ///< were not there, or were changed otherwise since
};
/// `step` is filled with what undoes it.
Done intoBin(storage::Connection& connection, const std::vector<SongKey>& wanted,
             const UserId& viewer, Timestamp now, BinStep* step = nullptr);
Done outOfBin(storage::Connection& connection, const std::vector<SongKey>& wanted,
              const UserId& viewer, BinStep& step);
/// Undo or redo of a move. The albums become what they were: what is remembered of those that went
/// (gone_albums) may be of a later name.
Done applyMove(storage::Connection& connection, const BinStep& step, bool intoBin,
               storage::Direction direction, const UserId& viewer, Timestamp now);

}  // namespace linnet::catalogue::table
