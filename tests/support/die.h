// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>

namespace linnet::testing {

/// Where what a test needs cannot be made.
[[noreturn]] inline void die(const char* what) {
    std::fprintf(stderr, "test support: %s\n", what);
    std::abort();
}

}  // namespace linnet::testing
