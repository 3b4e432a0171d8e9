// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace linnet::ui {

class Preferences;

/// What a profile wants the desktop to be told and asked for; kept in its preferences.
namespace desktop_wishes {

/// On a change of song; on unless it was switched off.
[[nodiscard]] bool notifies(const Preferences& preferences);
void setNotifies(Preferences& preferences, bool on);
/// Also while the window fills the screen; off unless it was switched on.
[[nodiscard]] bool notifiesInFullScreen(const Preferences& preferences);
void setNotifiesInFullScreen(Preferences& preferences, bool on);
/// Closing the window leaves the music and the icon in the tray; off unless it was switched on.
[[nodiscard]] bool closesToTray(const Preferences& preferences);
void setClosesToTray(Preferences& preferences, bool on);

}  // namespace desktop_wishes
}  // namespace linnet::ui
