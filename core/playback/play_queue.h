// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/events/ids.h"

/// What becomes of a queue: free functions from one queue to the next, without audio or threads.
namespace linnet::playback::queue {

struct Queue {
    std::vector<SongId> songs;
    std::size_t current = 0;

    friend bool operator==(const Queue&, const Queue&) = default;
};

/// At most `most` of `songs` around `start`: a tenth of them before it, the rest from it on.
[[nodiscard]] Queue around(const std::vector<SongId>& songs, std::size_t start, std::size_t most);
/// Behind the current song; what does not fit into `most` falls off the end.
[[nodiscard]] Queue withNext(Queue queue, const std::vector<SongId>& songs, std::size_t most);
[[nodiscard]] Queue withLast(Queue queue, const std::vector<SongId>& songs, std::size_t most);
/// Without the song at `index`; `current` goes on naming the same song, or the one after it where
/// that very song was taken out (the last one, if there is none after it).
[[nodiscard]] Queue without(Queue queue, std::size_t index);
/// With the song at `from` standing at `to`; `current` goes on naming the same song.
[[nodiscard]] Queue moved(Queue queue, std::size_t from, std::size_t to);
/// The index after `index`, if there is one.
[[nodiscard]] std::optional<std::size_t> after(const Queue& queue, std::size_t index);

}  // namespace linnet::playback::queue
