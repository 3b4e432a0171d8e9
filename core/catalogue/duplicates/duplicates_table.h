// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/catalogue/duplicates/duplicate.h"
#include "storage/connection.h"

/// The rows of duplicate_groups and kept_duplicates. `viewer` as in songs_table.h. Inside
/// Database::read() or write(); SQLite::Exception passes through.
namespace linnet::catalogue::table {

/// To be decided about: the same recordings first, the newest find first. `limit` 0: all.
[[nodiscard]] std::vector<DuplicateKey> listDuplicates(storage::Connection& connection,
                                                       const UserId& viewer, std::size_t limit);
/// Nothing where there is nothing to decide (any more).
[[nodiscard]] std::optional<DuplicateGroup> duplicateGroup(storage::Connection& connection,
                                                           const UserId& viewer, DuplicateKey key);
/// Those of listDuplicates() that the song is in.
[[nodiscard]] std::vector<DuplicateKey> duplicatesWith(storage::Connection& connection,
                                                       const UserId& viewer, const SongId& song);

/// `viewer` wants these songs as they are.
void keepDuplicates(storage::Connection& connection, const UserId& viewer,
                    const std::vector<Song>& songs);
/// How many songs that was said of.
[[nodiscard]] std::int64_t keptDuplicates(storage::Connection& connection, const UserId& viewer);
void forgetKept(storage::Connection& connection, const UserId& viewer);

}  // namespace linnet::catalogue::table
