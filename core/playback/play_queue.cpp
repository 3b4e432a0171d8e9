// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/play_queue.h"

#include <algorithm>

namespace linnet::playback::queue {
namespace {

auto at(std::vector<SongId>& songs, std::size_t index) {
    return songs.begin() + static_cast<std::ptrdiff_t>(index);
}

}  // namespace

Queue around(const std::vector<SongId>& songs, std::size_t start, std::size_t most) {
    if (songs.size() <= most)
        return {songs, start};
    const std::size_t latestFirst = songs.size() - most;
    const std::size_t first = std::min(start - std::min(start, most / 10), latestFirst);
    const auto begin = songs.begin() + static_cast<std::ptrdiff_t>(first);
    return {{begin, begin + static_cast<std::ptrdiff_t>(most)}, start - first};
}

Queue withNext(Queue queue, const std::vector<SongId>& songs, std::size_t most) {
    const std::size_t place = std::min(queue.current + 1, queue.songs.size());
    queue.songs.insert(at(queue.songs, place), songs.begin(), songs.end());
    queue.songs.resize(std::min(queue.songs.size(), most));
    return queue;
}

Queue withLast(Queue queue, const std::vector<SongId>& songs, std::size_t most) {
    queue.songs.insert(queue.songs.end(), songs.begin(), songs.end());
    queue.songs.resize(std::min(queue.songs.size(), most));
    return queue;
}

Queue without(Queue queue, std::size_t index) {
    if (index >= queue.songs.size())
        return queue;
    queue.songs.erase(at(queue.songs, index));
    if (index < queue.current)
        --queue.current;
    if (queue.current >= queue.songs.size())
        queue.current = queue.songs.empty() ? 0 : queue.songs.size() - 1;
    return queue;
}

Queue moved(Queue queue, std::size_t from, std::size_t to) {
    if (from >= queue.songs.size() || to >= queue.songs.size() || from == to)
        return queue;
    const SongId song = queue.songs[from];
    queue.songs.erase(at(queue.songs, from));
    queue.songs.insert(at(queue.songs, to), song);
    if (queue.current == from)
        queue.current = to;
    else if (from < queue.current && to >= queue.current)
        --queue.current;
    else if (from > queue.current && to <= queue.current)
        ++queue.current;
    return queue;
}

std::optional<std::size_t> after(const Queue& queue, std::size_t index) {
    return index + 1 < queue.songs.size() ? std::optional(index + 1) : std::nullopt;
}

}  // namespace linnet::playback::queue
