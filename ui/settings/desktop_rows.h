// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

class QWidget;

namespace linnet::ui {

class Preferences;
class SettingRow;

/// The settings of what the desktop is told: notifications and the tray. Children of `parent`, in
/// their order. `preferences` is borrowed and outlives them.
[[nodiscard]] std::vector<SettingRow*> makeDesktopRows(Preferences& preferences, QWidget* parent);

}  // namespace linnet::ui
