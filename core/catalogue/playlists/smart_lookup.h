// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/catalogue/playlists/smart_query.h"
#include "core/catalogue/song.h"
#include "storage/connection.h"

namespace linnet::storage {
class Database;
}

/// The songs for which rules hold. Inside Database::read(); SQLite::Exception passes through.
namespace linnet::catalogue::table {

/// In the rules' order, the first `limit` (0: all that the rules leave). `rows` is whose connection
/// it is: half of a million songs is looked through by another one meanwhile.
[[nodiscard]] std::vector<SongKey> listSmart(storage::Connection& connection,
                                             storage::Database& rows, const SmartRules& rules,
                                             const UserId& user, Timestamp now, std::size_t limit);
/// Before the rules' own limit.
[[nodiscard]] std::int64_t countSmart(storage::Connection& connection, const SmartRules& rules,
                                      const UserId& user, Timestamp now);

}  // namespace linnet::catalogue::table
