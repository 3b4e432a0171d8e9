// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/queue_shuffle.h"

#include <algorithm>
#include <numeric>

namespace linnet::playback::queue {
namespace {

std::uint32_t groupOf(const Groups& groups, SongId song) {
    const auto found = groups.find(song);
    return found == groups.end() ? 0 : found->second;
}

Queue numbered(Queue queue) {
    if (queue.places.size() != queue.songs.size()) {
        queue.places.resize(queue.songs.size());
        std::iota(queue.places.begin(), queue.places.end(), 0U);
    }
    return queue;
}

/// The queue whose songs are those that stand at `indices` now; the current one moves with them.
Queue arranged(const Queue& queue, const std::vector<std::size_t>& indices) {
    Queue result;
    result.songs.reserve(indices.size());
    for (std::size_t i = 0; i < indices.size(); ++i) {
        result.songs.push_back(queue.songs[indices[i]]);
        result.places.push_back(queue.places[indices[i]]);
        if (indices[i] == queue.current)
            result.current = i;
    }
    return result;
}

/// What stands behind the current song in the order that `arrange(groups, lead)` gives it.
template <class Arrange>
Queue behindCurrent(Queue queue, const Groups& groups, Arrange arrange) {
    queue = numbered(std::move(queue));
    const std::size_t first = std::min(queue.current + 1, queue.songs.size());
    std::vector<std::uint32_t> following;
    for (std::size_t i = first; i < queue.songs.size(); ++i)
        following.push_back(groupOf(groups, queue.songs[i]));
    const std::uint32_t lead =
        queue.songs.empty() ? 0 : groupOf(groups, queue.songs[queue.current]);
    std::vector<std::size_t> indices(first);
    std::iota(indices.begin(), indices.end(), 0U);
    for (const std::size_t index : arrange(following, lead))
        indices.push_back(first + index);
    return arranged(queue, indices);
}

}  // namespace

std::vector<std::size_t> spread(const std::vector<std::uint32_t>& groups, std::uint32_t lead,
                                Random& random) {
    std::vector<std::size_t> order(groups.size());
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random);
    return apart(std::move(order), groups, lead, random);
}

std::vector<std::size_t> apart(std::vector<std::size_t> order,
                               const std::vector<std::uint32_t>& groups, std::uint32_t lead,
                               Random& random) {
    const auto clash = [](std::uint32_t one, std::uint32_t other) {
        return one != 0 && one == other;
    };

    // Whatever clashes changes places with the next that does not.
    std::size_t done = 0;
    for (std::uint32_t last = lead; done < order.size(); last = groups[order[done++]]) {
        const auto from = order.begin() + static_cast<std::ptrdiff_t>(done);
        const auto fits = std::find_if(
            from, order.end(), [&](std::size_t index) { return !clash(last, groups[index]); });
        if (fits == order.end())
            break;
        std::iter_swap(from, fits);
    }
    if (done == order.size())
        return order;

    // What is left is of one group: it goes into gaps further up that do not touch that group.
    const std::uint32_t left = groups[order[done]];
    std::vector<std::size_t> gaps;
    for (std::size_t gap = 0; gap < done; ++gap) {
        const std::uint32_t above = gap == 0 ? lead : groups[order[gap - 1]];
        if (!clash(above, left) && !clash(groups[order[gap]], left))
            gaps.push_back(gap);
    }
    std::shuffle(gaps.begin(), gaps.end(), random);
    gaps.resize(std::min(gaps.size(), order.size() - done));
    std::sort(gaps.begin(), gaps.end());
    std::vector<std::size_t> result;
    result.reserve(order.size());
    std::size_t tail = done;
    auto gap = gaps.begin();
    for (std::size_t i = 0; i < done; ++i) {
        if (gap != gaps.end() && *gap == i) {
            result.push_back(order[tail++]);
            ++gap;
        }
        result.push_back(order[i]);
    }
    result.insert(result.end(), order.begin() + static_cast<std::ptrdiff_t>(tail), order.end());
    return result;
}

Queue apart(Queue queue, const Groups& groups, Random& random) {
    return behindCurrent(std::move(queue), groups, [&](const auto& following, std::uint32_t lead) {
        std::vector<std::size_t> order(following.size());
        std::iota(order.begin(), order.end(), 0U);
        return apart(std::move(order), following, lead, random);
    });
}

Queue shuffled(Queue queue, const Groups& groups, Random& random) {
    return behindCurrent(std::move(queue), groups, [&](const auto& following, std::uint32_t lead) {
        return spread(following, lead, random);
    });
}

Queue shuffledFromCurrent(Queue queue, const Groups& groups, Random& random) {
    queue = moved(numbered(std::move(queue)), queue.current, 0);
    return shuffled(std::move(queue), groups, random);
}

Queue led(const Queue& queue, const std::vector<std::size_t>& indices) {
    std::vector<bool> ahead(queue.songs.size());
    for (const std::size_t index : indices)
        ahead[index] = true;
    std::vector<std::size_t> order = indices;
    for (std::size_t i = 0; i < queue.songs.size(); ++i) {
        if (!ahead[i])
            order.push_back(i);
    }
    return arranged(numbered(queue), order);
}

Queue inOwnOrder(Queue queue) {
    if (queue.places.size() == queue.songs.size()) {
        std::vector<std::size_t> indices(queue.songs.size());
        std::iota(indices.begin(), indices.end(), 0U);
        std::sort(indices.begin(), indices.end(), [&](std::size_t one, std::size_t other) {
            return queue.places[one] < queue.places[other];
        });
        queue = arranged(queue, indices);
    }
    queue.places.clear();
    return queue;
}

Queue ordered(Queue queue, bool shuffle, const Groups& groups, Random& random) {
    if (!shuffle)
        return inOwnOrder(std::move(queue));
    return queue.places.size() == queue.songs.size() ? std::move(queue)
                                                     : shuffled(std::move(queue), groups, random);
}

}  // namespace linnet::playback::queue
