// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/queue_editor.h"

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
    put(std::move(queue));
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
    settle();
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
    Undo undo = *std::exchange(m_undo, std::nullopt);
    m_open = false;
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
    m_undo.reset();
    m_groups.clear();
    m_wrapped = false;
    m_open = false;
}

void QueueEditor::remember(Change change, bool otherSong) {
    const bool addsUp = change == Change::Remove || change == Change::Move;
    if (m_open && addsUp && m_undo && m_undo->change == change) {
        if (otherSong && !m_undo->otherSong) {
            m_undo->otherSong = true;
            m_undo->status = m_state.status;
            m_undo->position = m_state.position;
        }
        return;
    }
    m_undo = Undo{change, otherSong, take(), m_state.status, m_state.position, m_state.duration};
    m_open = true;
}

void QueueEditor::put(queue::Queue queue) {
    m_state.queue = std::move(queue.songs);
    m_state.current = queue.current;
    m_state.places = std::move(queue.places);
}

}  // namespace linnet::playback
