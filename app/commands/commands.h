// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"
#include "app/backend.h"

/// What the command line does with an open library. Each returns the exit status: 0, or 1 when
/// something was refused, which was then said on standard error.
namespace linnet::app {

inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;
inline constexpr int kWrongUse = 2;

[[nodiscard]] int addProfile(const Arguments& arguments, Backend& backend);
[[nodiscard]] int listProfiles(const Arguments& arguments, Backend& backend);
[[nodiscard]] int changePassword(const Arguments& arguments, Backend& backend);
[[nodiscard]] int importFiles(const Arguments& arguments, Backend& backend);
[[nodiscard]] int listSongs(const Arguments& arguments, Backend& backend);
[[nodiscard]] int playSongs(const Arguments& arguments, Backend& backend);
[[nodiscard]] int exportSongs(const Arguments& arguments, Backend& backend);
[[nodiscard]] int checkLibrary(const Arguments& arguments, Backend& backend);

}  // namespace linnet::app
