// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <stop_token>
#include <unordered_set>
#include <vector>

#include "storage/content_hash.h"
#include "storage/result.h"

namespace linnet::storage {
class Database;
class Library;
}  // namespace linnet::storage

namespace linnet::catalogue {

struct HashOfHash {
    std::size_t operator()(const storage::ContentHash& hash) const { return qHash(hash); }
};
using HashSet = std::unordered_set<storage::ContentHash, HashOfHash>;

/// Every audio and artwork hash that a song or an album names.
[[nodiscard]] Result<HashSet> namedMedia(storage::Database& rows);

/// One line a fault, none: both files are whole, every song's bytes are there, of the right length
/// and as they were imported, and what is kept beside the songs (albums, counts, search) agrees
/// with them. Nothing is changed. Errors: Io, Damaged, Cancelled.
[[nodiscard]] Result<std::vector<QString>> checkCatalogue(storage::Library& library,
                                                          std::stop_token stop);

}  // namespace linnet::catalogue
