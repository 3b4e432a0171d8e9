// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <span>
#include <stop_token>

#include "core/catalogue/catalogue_service.h"

namespace linnet::ui {

struct ExportOutcome {
    std::int64_t written = 0;
    std::int64_t failed = 0;
    Error firstError;  ///< of the first that failed
    bool stopped = false;
};

/// Writes the original bytes of `songs` into `folder`, each under the name it was imported with; a
/// name that is taken gets " (2)". Nothing that is there is ever overwritten, and a file that could
/// not be written whole is removed. Blocking; not for the GUI thread. `written`, if given, receives
/// the paths.
[[nodiscard]] ExportOutcome exportSongs(catalogue::CatalogueService& catalogue,
                                        const Session& session, std::span<const SongId> songs,
                                        const QString& folder, const std::stop_token& stop,
                                        QStringList* written = nullptr);

/// A name that can stand in a folder: no separators, no control characters, not hidden, at most 200
/// bytes, never empty.
[[nodiscard]] QString safeFileName(const QString& name);

}  // namespace linnet::ui
