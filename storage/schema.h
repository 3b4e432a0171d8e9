// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace linnet::storage {

/// library.db: the tables of the three services, from storage/schema/*.sql.
[[nodiscard]] Schema librarySchema();
/// media.db: storage/schema/media.sql.
[[nodiscard]] Schema mediaSchema();

}  // namespace linnet::storage
