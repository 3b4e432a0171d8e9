// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

#include "core/events/events.h"

namespace linnet::catalogue {

enum class ListenCounts : std::uint8_t { AsNothing, AsPlay, AsSkip };

/// What a stretch of listening adds to the statistics of a song that is `duration` long. The rule
/// of the scrobblers (last.fm's API): half the song or four minutes of it, whichever is less, were
/// heard; also, it was heard to its end. Several stretches with pauses between make one play. What
/// was left before that is a skip, unless nothing of it was heard at all.
[[nodiscard]] inline ListenCounts planListen(const PlaybackListened& listen,
                                             std::chrono::milliseconds duration) {
    using std::chrono::milliseconds;
    const milliseconds enough =
        std::clamp<milliseconds>(duration / 2, milliseconds(1), std::chrono::minutes(4));
    if (listen.heardBefore >= enough)
        return ListenCounts::AsNothing;  // counted when it was reached
    const milliseconds heard = listen.heardBefore + listen.heard;
    if (heard >= enough || listen.completed)
        return ListenCounts::AsPlay;
    return listen.ended && heard > milliseconds(0) ? ListenCounts::AsSkip : ListenCounts::AsNothing;
}

}  // namespace linnet::catalogue
