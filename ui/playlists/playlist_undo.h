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

/// What takes back a change of a playlist, of hearts or of ratings, and does it again, in turn and
/// as often as wanted.
struct PlaylistUndo {
    /// Blocks; not for the GUI thread.
    using Work = std::function<Result<>(catalogue::CatalogueService&, const Session&)>;
    Work takeBack;
    Work doAgain;
    // To be said then.
    QString takenBack;
    QString doneAgain;
};

}  // namespace linnet::ui
