// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/sign_in_delay.h"

#include <algorithm>

namespace linnet::auth {

std::chrono::milliseconds signInDelay(const SignInFailures& failures, Timestamp now) {
    constexpr int kFree = 3;
    constexpr std::chrono::milliseconds kLongest = std::chrono::minutes(15);
    if (failures.count <= kFree)
        return std::chrono::milliseconds(0);
    const int doublings = std::min(failures.count - kFree - 1, 20);
    const auto full = std::min(std::chrono::milliseconds(1000LL << doublings), kLongest);
    const auto passed = std::max(now - failures.last, std::chrono::milliseconds(0));
    return std::max(full - passed, std::chrono::milliseconds(0));
}

}  // namespace linnet::auth
