// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/session_issuer.h"

namespace linnet::testing {

/// A session of `user` that expires in `life` by the system clock.
[[nodiscard]] inline Session sessionOf(UserId user,
                                       std::chrono::minutes life = std::chrono::hours(24)) {
    const auto now =
        std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
    return SessionIssuer::issue(user, uuid::generate(), now + life,
                                std::make_shared<std::atomic<bool>>(false));
}

}  // namespace linnet::testing
