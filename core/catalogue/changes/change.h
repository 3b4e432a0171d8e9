// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/events/time.h"

namespace linnet::catalogue {

enum class ChangeKind : std::uint8_t {
    Edit,        ///< fields
    Artwork,     ///< a cover set or taken away
    Visibility,  ///< for everyone or for one profile
    File,        ///< back to what the file says
    Remove,      ///< into the bin
    Restore,     ///< out of the bin
    Albums,      ///< gathered into one by hand
    Merge,       ///< one kept of several that are the same
};

/// One thing that a person did to songs, to be undone or done again as a whole.
struct Change {
    std::int64_t key = 0;
    ChangeKind kind = ChangeKind::Edit;
    std::int64_t songs = 0;
    Timestamp at;
};

/// What Ctrl+Z and Ctrl+Shift+Z would do.
struct ChangesAtHand {
    std::optional<Change> undo;
    std::optional<Change> redo;
};

/// What undo() or redo() did.
struct ChangeApplied {
    Change change;
    std::int64_t songs = 0;  ///< that were changed back, or again
    std::int64_t left = 0;   ///< left alone: deleted, or changed otherwise since
};

}  // namespace linnet::catalogue
