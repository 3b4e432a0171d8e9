// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <taglib/tpropertymap.h>

#include "core/catalogue/song.h"

namespace linnet::catalogue {

/// Changes `map` so that tagsOf() reads `now` where it reads `before`: only the fields that differ,
/// under the name that most programs know, with "1/12" kept where only the 1 changes. What the
/// names of people and titles are sorted by goes with the name that it was for.
void editProperties(TagLib::PropertyMap& map, const SongFields& before, const SongFields& now);

}  // namespace linnet::catalogue
