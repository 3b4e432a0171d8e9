// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/events/time.h"

namespace linnet::catalogue {

/// What one profile has done with one song; as made here: nothing yet.
struct SongStats {
    std::int64_t plays = 0;
    std::int64_t skips = 0;
    std::optional<Timestamp> firstPlayedAt;
    std::optional<Timestamp> lastPlayedAt;
    std::optional<int> rating;  ///< 0 to 100, a star is 20; nothing: not rated
    bool favourite = false;
    std::optional<Timestamp> favouriteAt;

    friend bool operator==(const SongStats&, const SongStats&) = default;
};

inline constexpr int kMaxRating = 100;
inline constexpr int kRatingOfAStar = 20;

}  // namespace linnet::catalogue
