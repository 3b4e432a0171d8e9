// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/playback/sound_settings.h"

namespace linnet::playback {

/// The curves that come with Linnet, the flat one first. Their names are English keys, which are
/// translated where they are shown.
[[nodiscard]] std::span<const EqualiserPreset> builtInPresets();

/// Those of `more` that come to the ones that are there, in their order: names are trimmed and
/// curves within their range. Nothing that is there is lost: a name that stands for another curve
/// gets a number, "Rock (2)". One that is there already (heard alike, under its name or with a
/// number) and one without a name do not come.
[[nodiscard]] std::vector<EqualiserPreset> presetsBeside(std::span<const EqualiserPreset> there,
                                                         std::span<const EqualiserPreset> more);

}  // namespace linnet::playback
