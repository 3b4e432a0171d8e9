// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <vector>

namespace linnet::ui {

struct FileCount {
    std::int64_t files = 0;
    bool more = false;  ///< there are more; counting was given up
};

/// How many files a drop of these paths would add, near enough to be said while it hovers: files
/// as they are, without the images and lyrics beside them, of folders all that may be music.
/// Blocking; stops at the token and at `most`.
[[nodiscard]] FileCount countFiles(const std::vector<std::filesystem::path>& paths,
                                   const std::stop_token& stop, std::int64_t most = 100'000);

}  // namespace linnet::ui
