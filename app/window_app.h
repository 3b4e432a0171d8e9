// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/arguments.h"

namespace linnet::app {

/// The program with its window, until that is closed. Returns the exit status.
[[nodiscard]] int runWindow(const Arguments& arguments, int& argc, char** argv);

}  // namespace linnet::app
