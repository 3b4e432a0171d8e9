// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "core/catalogue/playlists/smart_condition.h"
#include "storage/connection.h"

/// Inside Database::read(); SQLite::Exception passes through.
namespace linnet::catalogue::table {

/// For SmartGiven::holders, by the words in which the texts of the rules stand. Not among them are
/// texts that many of the library's `songs` can hold, of which none is a word, or whose words
/// song_search does not know: looking through all songs is no slower then, or the only way.
[[nodiscard]] std::map<HeldText, QString> fewHolders(storage::Connection& connection,
                                                     const RuleGroup& rules, std::int64_t songs);

}  // namespace linnet::catalogue::table
