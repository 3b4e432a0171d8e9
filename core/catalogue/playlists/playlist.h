// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"

namespace linnet::catalogue {

enum class PlaylistKind : std::uint8_t { Folder, Manual, Smart };

/// A playlist of a profile, or a folder of them.
struct Playlist {
    PlaylistId id;
    PlaylistKind kind = PlaylistKind::Manual;
    QString name;
    std::optional<PlaylistId> folder;  ///< in which it stands
    int depth = 0;                     ///< how many folders it stands in
    std::int64_t songs = 0;            ///< of a manual one
    Timestamp changedAt;
};

/// Where a playlist stands: in a folder (nothing: the top), before another one, or at its end.
struct PlaylistSpot {
    std::optional<PlaylistId> folder;
    std::optional<PlaylistId> before;
};

/// An entry as it was, to be put back.
struct PlaylistEntry {
    std::int64_t place = 0;
    SongKey song{};
};

}  // namespace linnet::catalogue
