// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/playlists/playlist_service.h"

namespace linnet::ui {

/// What came of a playlist file, for people.
[[nodiscard]] QString importSummary(const catalogue::PlaylistService::Imported& imported);
/// Why a playlist file could not be read.
[[nodiscard]] QString importError(const Error& error, const QString& file);

}  // namespace linnet::ui
