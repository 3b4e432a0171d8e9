// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "storage/result.h"

namespace linnet::app {

/// Writes a folder of small albums into `folder`: tunes composed by rule, played by a plucked
/// string, encoded as MP3, tagged, with drawn covers. The same every time. A text file and an empty
/// one lie among them, as in real folders. Returns the number of songs. Errors: Io.
[[nodiscard]] Result<int> makeDemoMusic(const std::filesystem::path& folder);

}  // namespace linnet::app
