// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/events/ids.h"
#include "core/playback/sound_settings.h"
#include "storage/connection.h"

/// The queries of the sound's tables; each runs inside the caller's transaction and lets
/// SQLite::Exception pass.
namespace linnet::playback::table {

void saveSound(storage::Connection& connection, UserId user, const SoundSettings& sound);
/// As nothing is asked of a profile that never asked.
[[nodiscard]] SoundSettings loadSound(storage::Connection& connection, UserId user);

void savePreset(storage::Connection& connection, UserId user, const EqualiserPreset& preset);
void removePreset(storage::Connection& connection, UserId user, const QString& name);
/// By name.
[[nodiscard]] std::vector<EqualiserPreset> loadPresets(storage::Connection& connection,
                                                       UserId user);

}  // namespace linnet::playback::table
