// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace linnet::ui {

/// What the keyboard can ask of the window.
enum class Command : std::uint8_t {
    PlayPause,
    Next,
    Previous,
    Louder,
    Quieter,
    Mute,
    GoHome,
    GoSongs,
    GoAlbums,
    GoArtists,
    GoGenres,
    GoFavourites,
    GoNowPlaying,
    GoHistory,
    GoInsights,
    GoBack,
    Search,
    ToggleQueue,
    Paste,
    AddFiles,
    Settings,
    Undo,
    Redo,
    Keys,
    Lock,
};

/// A command with its keys, or a key that a list or a bar knows by itself.
struct Shortcut {
    QString keys;   ///< as QKeySequence reads them
    QString words;  ///< what it does
    QString group;
    bool ofWindow = false;
    Command command = Command::PlayPause;  ///< when ofWindow
};

/// All of them, in the order of the list of keys.
[[nodiscard]] const std::vector<Shortcut>& shortcuts();

}  // namespace linnet::ui
