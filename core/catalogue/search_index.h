// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/catalogue_service.h"
#include "storage/connection.h"

/// Search as you type. Inside Database::read(); SQLite::Exception passes through.
///
/// Ranking every match would cost what the matches are (a letter matches half a library: 0.4 s for
/// bm25 at a million songs), so a bounded set of candidates is ranked instead: what stands in the
/// sorted indexes right where the typed text would (titles and artists that begin with it), and the
/// first matches of the full-text index. Best: title equals, begins; artist; album; words anywhere.
namespace linnet::catalogue::table {

[[nodiscard]] SearchResults search(storage::Connection& connection, const UserId& viewer,
                                   const QString& typed, std::size_t limit);

/// How well a text with these folded parts answers `query` (folded); more is better. `second` and
/// `third` may be empty.
[[nodiscard]] int searchScore(const QString& query, const QString& title, const QString& second,
                              const QString& third);

}  // namespace linnet::catalogue::table
