// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>

#include "storage/result.h"

namespace linnet::app {

/// Why the library in `folder` could not be opened, what it means and what can be done.
[[nodiscard]] QString cannotOpen(const std::filesystem::path& folder, const Error& error);

}  // namespace linnet::app
