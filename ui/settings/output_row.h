// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace linnet::playback {
class PlaybackService;
}

class QWidget;

namespace linnet::ui {

class Preferences;
class SettingRow;

/// On which of the loudspeakers the music plays; kept for this computer.
[[nodiscard]] SettingRow* makeOutputRow(playback::PlaybackService& playback,
                                        Preferences& preferences, QWidget* parent);

/// What was kept, for the start.
void applyOutput(playback::PlaybackService& playback, const Preferences& preferences);

}  // namespace linnet::ui
