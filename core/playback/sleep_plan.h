// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "core/events/time.h"

namespace linnet::playback {

constexpr std::chrono::milliseconds kSleepFade{10'000};

/// What the sleep timer wants now.
struct SleepPlan {
    bool due = false;    ///< pause
    float factor = 1.0;  ///< of the gain, 0 to 1
};

[[nodiscard]] inline SleepPlan planSleep(Timestamp at, Timestamp now) {
    const auto left = std::chrono::duration<float>(at - now);
    return {at <= now, std::clamp(left / std::chrono::duration<float>(kSleepFade), 0.0F, 1.0F)};
}

}  // namespace linnet::playback
