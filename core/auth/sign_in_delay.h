// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "core/events/time.h"

namespace linnet::auth {

struct SignInFailures {
    int count = 0;
    Timestamp last;
};

/// After this long without a failure the count starts anew.
inline constexpr std::chrono::hours kFailuresForgotten{24};

/// How long a profile must still wait at `now`: the first three failures cost nothing, the fourth
/// one second, then twice as long each time, at most fifteen minutes. Never negative. A clock that
/// was put back does not lengthen the wait beyond that of the failure.
[[nodiscard]] std::chrono::milliseconds signInDelay(const SignInFailures& failures, Timestamp now);

}  // namespace linnet::auth
