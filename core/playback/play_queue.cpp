// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/play_queue.h"

#include <algorithm>
#include <numeric>

namespace linnet::playback::queue {
namespace {

template <class T>
auto at(std::vector<T>& list, std::size_t index) {
    return list.begin() + static_cast<std::ptrdiff_t>(index);
}

template <class T>
void carry(std::vector<T>& list, std::size_t from, std::size_t to) {
    const T one = list[from];
    list.erase(at(list, from));
    list.insert(at(list, to), one);
}

Queue cut(Queue queue, std::size_t most) {
    queue.songs.resize(std::min(queue.songs.size(), most));
    queue.places.resize(std::min(queue.places.size(), most));
    return queue;
}

}  // namespace

Queue around(const std::vector<SongId>& songs, std::size_t start, std::size_t most) {
    if (songs.size() <= most)
        return {songs, start, {}};
    const std::size_t latestFirst = songs.size() - most;
    const std::size_t first = std::min(start - std::min(start, most / 10), latestFirst);
    const auto begin = songs.begin() + static_cast<std::ptrdiff_t>(first);
    return {{begin, begin + static_cast<std::ptrdiff_t>(most)}, start - first, {}};
}

Queue withNext(Queue queue, const std::vector<SongId>& songs, std::size_t most) {
    const std::size_t index = std::min(queue.current + 1, queue.songs.size());
    if (!queue.places.empty()) {
        const std::uint32_t behind = queue.places[queue.current];
        const auto count = static_cast<std::uint32_t>(songs.size());
        for (auto& place : queue.places)
            place += place > behind ? count : 0;
        std::vector<std::uint32_t> places(songs.size());
        std::iota(places.begin(), places.end(), behind + 1);
        queue.places.insert(at(queue.places, index), places.begin(), places.end());
    }
    queue.songs.insert(at(queue.songs, index), songs.begin(), songs.end());
    return cut(std::move(queue), most);
}

Queue withLast(Queue queue, const std::vector<SongId>& songs, std::size_t most) {
    if (!queue.places.empty()) {
        std::uint32_t place = *std::max_element(queue.places.begin(), queue.places.end());
        for (std::size_t i = 0; i < songs.size(); ++i)
            queue.places.push_back(++place);
    }
    queue.songs.insert(queue.songs.end(), songs.begin(), songs.end());
    return cut(std::move(queue), most);
}

Queue without(Queue queue, std::size_t index) {
    if (index >= queue.songs.size())
        return queue;
    queue.songs.erase(at(queue.songs, index));
    if (!queue.places.empty())
        queue.places.erase(at(queue.places, index));
    if (index < queue.current)
        --queue.current;
    if (queue.current >= queue.songs.size())
        queue.current = queue.songs.empty() ? 0 : queue.songs.size() - 1;
    return queue;
}

Queue moved(Queue queue, std::size_t from, std::size_t to) {
    if (from >= queue.songs.size() || to >= queue.songs.size() || from == to)
        return queue;
    carry(queue.songs, from, to);
    if (!queue.places.empty())
        carry(queue.places, from, to);
    if (queue.current == from)
        queue.current = to;
    else if (from < queue.current && to >= queue.current)
        --queue.current;
    else if (from > queue.current && to <= queue.current)
        ++queue.current;
    return queue;
}

Queue without(Queue queue, const std::vector<std::size_t>& indices) {
    const auto drop = [&](auto& list) {
        auto next = indices.begin();
        std::size_t kept = 0;
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (next != indices.end() && *next == i)
                ++next;
            else
                list[kept++] = list[i];
        }
        list.resize(kept);
    };
    const auto before = static_cast<std::size_t>(
        std::lower_bound(indices.begin(), indices.end(), queue.current) - indices.begin());
    drop(queue.songs);
    if (!queue.places.empty())
        drop(queue.places);
    queue.current -= before;
    if (queue.current >= queue.songs.size())
        queue.current = queue.songs.empty() ? 0 : queue.songs.size() - 1;
    return queue;
}

Queue moved(Queue queue, const std::vector<std::size_t>& indices, std::size_t before) {
    std::vector<std::size_t> order;  // of what stands now, as it is to stand
    order.reserve(queue.songs.size());
    const auto others = [&](std::size_t from, std::size_t to) {
        auto next = std::lower_bound(indices.begin(), indices.end(), from);
        for (std::size_t i = from; i < to; ++i) {
            if (next != indices.end() && *next == i)
                ++next;
            else
                order.push_back(i);
        }
    };
    others(0, before);
    order.insert(order.end(), indices.begin(), indices.end());
    others(before, queue.songs.size());
    Queue result;
    result.songs.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        result.songs.push_back(queue.songs[order[i]]);
        if (!queue.places.empty())
            result.places.push_back(queue.places[order[i]]);
        if (order[i] == queue.current)
            result.current = i;
    }
    return result;
}

Queue jumped(Queue queue, std::size_t index) {
    if (index >= queue.songs.size() || index == queue.current)
        return queue;
    if (queue.places.empty()) {
        queue.current = index;
        return queue;
    }
    const std::size_t to = index > queue.current ? queue.current + 1 : queue.current;
    queue = moved(std::move(queue), index, to);
    queue.current = to;
    return queue;
}

Queue undone(Queue before, const Queue& now, std::size_t most) {
    if (now.current >= now.songs.size() || before.songs.empty())
        return before;
    const SongId playing = now.songs[now.current];
    std::optional<std::size_t> nearest;
    const auto distance = [&](std::size_t index) {
        return std::max(index, before.current) - std::min(index, before.current);
    };
    for (std::size_t i = 0; i < before.songs.size(); ++i) {
        if (before.songs[i] == playing && (!nearest || distance(i) <= distance(*nearest)))
            nearest = i;
    }
    if (nearest) {
        before.current = *nearest;
        return before;
    }
    before = withNext(std::move(before), {playing}, most + 1);
    ++before.current;
    return before.songs.size() > most
               ? without(std::move(before), before.current > most - 1 ? 0 : most)
               : before;
}

std::optional<std::size_t> after(std::size_t size, std::size_t index, Repeat repeat, Step step) {
    if (index >= size)
        return std::nullopt;
    if (repeat == Repeat::One && step == Step::Flows)
        return index;
    if (index + 1 < size)
        return index + 1;
    return repeat == Repeat::Off ? std::nullopt : std::optional<std::size_t>(0);
}

std::optional<std::size_t> before(std::size_t size, std::size_t current, Repeat repeat,
                                  bool fresh) {
    if (current > 0)
        return current - 1;
    if (repeat == Repeat::Off || size < 2 || fresh)
        return std::nullopt;
    return size - 1;
}

}  // namespace linnet::playback::queue
