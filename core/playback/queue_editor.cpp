// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/queue_editor.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

namespace linnet::playback {

QueueEditor::QueueEditor(PlaybackState& state, std::size_t most, std::uint64_t seed)
    : m_state(state), m_most(most), m_random(seed) {}

void QueueEditor::replace(const std::vector<SongId>& songs, std::size_t start,
                          const std::vector<std::uint32_t>& groups) {
    remember(Change::Replace, true);
    m_groups.clear();
    for (std::size_t i = 0; i < std::min(songs.size(), groups.size()); ++i)
        m_groups.emplace(songs[i], groups[i]);
    auto queue = queue::around(songs, start, m_most);
    if (m_state.shuffle)
        queue = queue::shuffledFromCurrent(std::move(queue), m_groups, m_random);
    m_wrapped = false;
    m_scattered = m_state.shuffle;
    put(std::move(queue));
    m_partial = true;
}

bool QueueEditor::complete(const std::vector<SongId>& songs, std::size_t first) {
    const queue::Queue now = take();
    const queue::Queue own = queue::inOwnOrder(now);
    if (!std::exchange(m_partial, false) || own.songs.empty() || first > songs.size() ||
        songs.size() - first < own.songs.size() || songs.size() > m_most ||
        !std::equal(own.songs.begin(), own.songs.end(),
                    songs.begin() + static_cast<std::ptrdiff_t>(first)))
        return false;
    queue::Queue all{songs, first + own.current, {}};
    if (m_state.shuffle) {
        // What was played meanwhile stays what was played.
        std::vector<std::size_t> played;
        for (std::size_t i = 0; i <= now.current; ++i)
            played.push_back(first + now.places[i]);
        all.places.resize(songs.size());
        std::iota(all.places.begin(), all.places.end(), 0U);
        all = queue::led(std::move(all), played);
        all.current = now.current;
        all = queue::shuffled(std::move(all), m_groups, m_random);
        m_scattered = true;
    }
    put(std::move(all));
    return true;
}

void QueueEditor::addNext(const std::vector<SongId>& songs) {
    remember(Change::Add, m_state.queue.empty());
    put(queue::withNext(take(), songs, m_most));
    settle();
}

void QueueEditor::addLast(const std::vector<SongId>& songs) {
    remember(Change::Add, m_state.queue.empty());
    put(queue::withLast(take(), songs, m_most));
    settle();
}

void QueueEditor::remove(std::size_t index) {
    const bool ends = index == m_state.current &&
                      (m_state.status != Status::Playing || index + 1 == m_state.queue.size());
    remember(Change::Remove, ends);
    put(queue::without(take(), index));
}

void QueueEditor::remove(const std::vector<std::size_t>& indices) {
    remember(Change::Remove, false);
    put(queue::without(take(), indices));
}

void QueueEditor::move(const std::vector<std::size_t>& indices, std::size_t before) {
    remember(Change::Move, false);
    put(queue::moved(take(), indices, before));
}

bool QueueEditor::areRows(const std::vector<std::size_t>& indices) const {
    return !indices.empty() && indices.back() < m_state.queue.size() &&
           std::adjacent_find(indices.begin(), indices.end(), std::greater_equal()) ==
               indices.end();
}

void QueueEditor::move(std::size_t from, std::size_t to) {
    remember(Change::Move, false);
    put(queue::moved(take(), from, to));
}

void QueueEditor::clear() {
    remember(Change::Clear, false);
    queue::Queue left;
    if (const auto song = m_state.song())
        left.songs.push_back(*song);
    put(std::move(left));
    settle();
}

bool QueueEditor::jump(std::size_t index) {
    auto next = queue::jumped(take(), index);
    const bool reordered = next.songs != m_state.queue;
    m_scattered = m_scattered && !reordered;
    put(std::move(next));
    return reordered;
}

void QueueEditor::goTo(std::size_t index) {
    if (index == 0 && m_state.current > 0 && m_state.current + 1 == m_state.queue.size())
        m_wrapped = true;
    m_state.current = index;
}

void QueueEditor::setShuffle(bool shuffle) {
    m_state.shuffle = shuffle;
    m_wrapped = false;
    m_scattered = shuffle;
    settle();
}

std::vector<SongId> QueueEditor::ungrouped() const {
    std::vector<SongId> songs;
    if (m_state.shuffle && m_scattered)
        std::copy_if(m_state.queue.begin(), m_state.queue.end(), std::back_inserter(songs),
                     [this](SongId song) { return !m_groups.contains(song); });
    return songs;
}

bool QueueEditor::learn(const std::vector<SongId>& songs,
                        const std::vector<std::uint32_t>& groups) {
    for (std::size_t i = 0; i < songs.size(); ++i)
        m_groups.emplace(songs[i], i < groups.size() ? groups[i] : 0U);
    if (!m_state.shuffle || !m_scattered)
        return false;
    auto queue = queue::apart(take(), m_groups, m_random);
    const bool changed = queue.songs != m_state.queue;
    put(std::move(queue));
    return changed;
}

void QueueEditor::settle() {
    put(queue::ordered(take(), m_state.shuffle, m_groups, m_random));
}

std::optional<std::size_t> QueueEditor::following(std::size_t index, queue::Step step) const {
    return queue::after(m_state.queue.size(), index, m_state.repeat, step);
}

std::optional<std::size_t> QueueEditor::preceding() const {
    return queue::before(m_state.queue.size(), m_state.current, m_state.repeat,
                         m_state.shuffle && !m_wrapped);
}

bool QueueEditor::undo() {
    Undo undo = std::move(m_undo.back());
    m_undo.pop_back();
    m_open = false;
    m_partial = false;
    m_scattered = false;
    if (!undo.otherSong) {
        put(queue::undone(std::move(undo.before), take(), m_most));
        settle();
        return true;
    }
    put(std::move(undo.before));
    settle();
    m_state.status = undo.status;
    m_state.position = undo.position;
    m_state.duration = undo.duration;
    return false;
}

void QueueEditor::forget() {
    m_undo.clear();
    m_groups.clear();
    m_wrapped = false;
    m_partial = false;
    m_scattered = false;
    m_open = false;
}

void QueueEditor::remember(Change change, bool otherSong) {
    const bool addsUp = change == Change::Remove || change == Change::Move;
    m_partial = false;
    m_scattered = false;
    if (m_open && addsUp && !m_undo.empty() && m_undo.back().change == change) {
        Undo& last = m_undo.back();
        if (otherSong && !last.otherSong) {
            last.otherSong = true;
            last.status = m_state.status;
            last.position = m_state.position;
        }
        return;
    }
    m_undo.push_back(
        {change, otherSong, take(), m_state.status, m_state.position, m_state.duration});
    m_open = true;
    std::size_t songs = 0;
    std::size_t kept = 0;
    for (auto step = m_undo.rbegin(); step != m_undo.rend(); ++step) {
        songs += step->before.songs.size();
        if (kept > 0 && (kept == kMostSteps || songs > kMostSongs))
            break;
        ++kept;
    }
    m_undo.erase(m_undo.begin(), m_undo.end() - static_cast<std::ptrdiff_t>(kept));
}

void QueueEditor::put(queue::Queue queue) {
    m_state.queue = std::move(queue.songs);
    m_state.current = queue.current;
    m_state.places = std::move(queue.places);
}

}  // namespace linnet::playback
