// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/playback/sound_settings.h"

namespace linnet::playback {

/// The curves that come with Linnet, the flat one first. Their names are English keys, which are
/// translated where they are shown.
[[nodiscard]] std::span<const EqualiserPreset> builtInPresets();

}  // namespace linnet::playback
