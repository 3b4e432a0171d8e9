// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/playlists/playlist.h"

class QMenu;

namespace linnet::ui {

class PlaylistActions;

/// What can be done with one playlist, or a folder.
void fillPlaylistMenu(QMenu& menu, PlaylistActions& actions, const catalogue::Playlist& playlist);
/// What can be made: a playlist, a smart one, a folder, from a file.
void fillNewPlaylistMenu(QMenu& menu, PlaylistActions& actions);

}  // namespace linnet::ui
