// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/playback/sound_settings.h"

/// The sound's settings in words.
namespace linnet::ui::words {

/// "+3.5 dB"
[[nodiscard]] QString decibels(double db);
[[nodiscard]] QString loudness(playback::Loudness loudness);
/// What it does, in half a line.
[[nodiscard]] QString loudnessHint(playback::Loudness loudness);
[[nodiscard]] QString crossfade(std::chrono::milliseconds crossfade);
/// "1.25×"
[[nodiscard]] QString speed(double speed);
[[nodiscard]] QString balance(double balance);
/// The name of a preset that comes with Linnet, translated.
[[nodiscard]] QString builtInPreset(const QString& key);

}  // namespace linnet::ui::words
