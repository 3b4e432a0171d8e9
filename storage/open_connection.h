// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "storage/database.h"

namespace linnet::storage {

/// A connection with its pragmas set and read back; a pragma that did not take is Io. `newFile`
/// pragmas (page size, auto_vacuum) are verified by the writer only.
/// Errors: as toError().
[[nodiscard]] Result<std::unique_ptr<Connection>> openWriter(const std::filesystem::path& file,
                                                             const FileLayout& layout);
/// Read-only: a write through it fails.
[[nodiscard]] Result<std::unique_ptr<Connection>> openReader(const std::filesystem::path& file,
                                                             const FileLayout& layout);

}  // namespace linnet::storage
