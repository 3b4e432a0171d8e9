// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::catalogue {
class CatalogueService;
}

namespace linnet::ui {

/// What takes back a change of a playlist.
struct PlaylistUndo {
    /// Blocks; not for the GUI thread.
    std::function<Result<>(catalogue::CatalogueService&, const Session&)> takeBack;
    QString words;  ///< to be said when it is taken back
};

}  // namespace linnet::ui
