// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <unordered_map>

#include "core/events/ids.h"

/// Where songs that take long, an audiobook or a set, are gone on with: free functions.
namespace linnet::playback {

/// For anything over this length the place is remembered.
inline constexpr std::chrono::minutes kLongSong{20};
/// Who has heard less than this has not begun, and who has this left has heard it all.
inline constexpr std::chrono::seconds kBarelyBegun{30};
inline constexpr std::chrono::seconds kAsGoodAsEnded{15};

using ResumePoints = std::unordered_map<SongId, std::chrono::milliseconds>;

/// The length is known, and the place is one to remember or to forget.
[[nodiscard]] constexpr bool isLong(std::chrono::milliseconds duration) {
    return duration > kLongSong;
}

/// Where a song that is left at `position` is to go on the next time; nothing: from its beginning.
[[nodiscard]] constexpr std::optional<std::chrono::milliseconds> resumePoint(
    std::chrono::milliseconds position, std::chrono::milliseconds duration, bool completed) {
    if (!isLong(duration) || completed || position < kBarelyBegun ||
        position > duration - kAsGoodAsEnded)
        return std::nullopt;
    return position;
}

}  // namespace linnet::playback
