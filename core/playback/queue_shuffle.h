// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <unordered_map>

#include "core/playback/play_queue.h"

/// The order of a shuffled queue, and the way back from it.
namespace linnet::playback::queue {

using Random = std::mt19937_64;
/// Which songs belong together, by artist say. Songs that are missing, or 0, belong to none.
using Groups = std::unordered_map<SongId, std::uint32_t>;

/// The indices of `groups` in a random order in which equal groups stand apart from one another,
/// and the first one from `lead`, as far as their number allows.
[[nodiscard]] std::vector<std::size_t> spread(const std::vector<std::uint32_t>& groups,
                                              std::uint32_t lead, Random& random);
/// `order`, indices of `groups`, with as little changed as sets equal groups apart.
[[nodiscard]] std::vector<std::size_t> apart(std::vector<std::size_t> order,
                                             const std::vector<std::uint32_t>& groups,
                                             std::uint32_t lead, Random& random);
/// What stands behind the current song, set apart in the same way.
[[nodiscard]] Queue apart(Queue queue, const Groups& groups, Random& random);
/// What stands behind the current song in a random order. Its own order is kept in `places`.
[[nodiscard]] Queue shuffled(Queue queue, const Groups& groups, Random& random);
/// The current song first and all others behind it, shuffled.
[[nodiscard]] Queue shuffledFromCurrent(Queue queue, const Groups& groups, Random& random);
/// With the songs that stand at `indices` at its head, in that order; places go with them.
[[nodiscard]] Queue led(const Queue& queue, const std::vector<std::size_t>& indices);
/// In its own order again, with the same song current.
[[nodiscard]] Queue inOwnOrder(Queue queue);
/// As shuffled() or inOwnOrder() where the queue is not yet as `shuffle` says.
[[nodiscard]] Queue ordered(Queue queue, bool shuffle, const Groups& groups, Random& random);

}  // namespace linnet::playback::queue
