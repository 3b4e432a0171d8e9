// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/statistics/marks_edit.h"
#include "ui/playlists/playlist_undo.h"

/// How each change of playlists, hearts and ratings is taken back and done again.
namespace linnet::ui {

[[nodiscard]] PlaylistUndo undoOfMaking(PlaylistId playlist, const QString& name);
[[nodiscard]] PlaylistUndo undoOfRemoving(PlaylistId playlist, const QString& name);
/// `before` is the name that it had.
[[nodiscard]] PlaylistUndo undoOfRenaming(PlaylistId playlist, const QString& before,
                                          const QString& after);
[[nodiscard]] PlaylistUndo undoOfRules(PlaylistId playlist,
                                       const catalogue::PlaylistService::Smart& before,
                                       const QString& name);
[[nodiscard]] PlaylistUndo undoOfPlacing(PlaylistId playlist,
                                         const catalogue::PlaylistSpot& before);
[[nodiscard]] PlaylistUndo undoOfEntries(const catalogue::PlaylistService::Edit& edit,
                                         const QString& takenBack, const QString& doneAgain);
/// Of ratings or of hearts.
[[nodiscard]] PlaylistUndo undoOfMarks(catalogue::MarksEdit edit);

}  // namespace linnet::ui
