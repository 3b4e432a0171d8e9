// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace linnet::storage {

/// The file's user_version, 0 where it is empty. Writes nothing. Errors: NewerVersion,
/// OlderVersion (no migration begins there), Damaged (not of Linnet, or no database), and SQLite's.
[[nodiscard]] Result<int> knownVersion(Connection& connection, const Schema& schema);

/// Brings the file behind `connection` to `schema.version`: makes the tables of a fresh file, or
/// runs the missing steps, each in a transaction of its own that ends with foreign_key_check and
/// user_version. To be called on the writer's thread before anything else.
/// Errors: NewerVersion and OlderVersion (nothing was changed), Damaged (a step broke a reference),
/// and SQLite's, with the script's name in the detail; the failed step is rolled back.
[[nodiscard]] Result<> migrate(Connection& connection, const Schema& schema);

}  // namespace linnet::storage
