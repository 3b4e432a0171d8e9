// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/events/ids.h"
#include "core/playback/playback_state.h"

/// What becomes of a queue: free functions from one queue to the next, without audio or threads.
namespace linnet::playback::queue {

struct Queue {
    std::vector<SongId> songs;
    std::size_t current = 0;
    /// Parallel to songs while shuffled, else empty: different numbers whose order is the queue's
    /// own one.
    std::vector<std::uint32_t> places = {};

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
/// Several at once; `indices` ascending and in the queue. Of moved() they stand together, in their
/// order, before what stood at `before` (songs.size(): at the end).
[[nodiscard]] Queue without(Queue queue, const std::vector<std::size_t>& indices);
[[nodiscard]] Queue moved(Queue queue, const std::vector<std::size_t>& indices, std::size_t before);
/// Goes to `index`. While shuffled that song is put behind the current one first, so that what is
/// skipped still comes and what stands before the current one is what was played.
[[nodiscard]] Queue jumped(Queue queue, std::size_t index);
/// `before` again, with the song that is current `now` as its current one: where it stood nearest
/// to what was current then, or put behind that where it was not there.
[[nodiscard]] Queue undone(Queue before, const Queue& now, std::size_t most);

/// How a song is left: by its end or because the person, or a broken file, passes over it.
enum class Step : std::uint8_t { Flows, Skips };
/// The index of what is played after `index` in a queue of `size`, if anything is. Repeat::One
/// holds a song that flows and otherwise goes round as Repeat::All does.
[[nodiscard]] std::optional<std::size_t> after(std::size_t size, std::size_t index, Repeat repeat,
                                               Step step = Step::Flows);
/// The index of what was played before `current`. `fresh`: the queue was shuffled and has not gone
/// round since, so nothing was played before its first song.
[[nodiscard]] std::optional<std::size_t> before(std::size_t size, std::size_t current,
                                                Repeat repeat, bool fresh);

}  // namespace linnet::playback::queue
