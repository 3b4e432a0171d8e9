// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/queue_shuffle.h"

namespace linnet::playback {

/// The queue inside a PlaybackState and what can be taken back of it: carries out the plans of
/// play_queue.h and queue_shuffle.h. Without audio, signals or a database; one thread.
class QueueEditor {
 public:
    /// `state` is borrowed and outlives it.
    QueueEditor(PlaybackState& state, std::size_t most, std::uint64_t seed);

    /// What was there is kept for undo(), but for jump(), goTo() and setShuffle().
    void replace(const std::vector<SongId>& songs, std::size_t start,
                 const std::vector<std::uint32_t>& groups);
    void addNext(const std::vector<SongId>& songs);
    void addLast(const std::vector<SongId>& songs);
    void remove(std::size_t index);
    void move(std::size_t from, std::size_t to);
    void clear();
    /// As the person's choice. True: the order changed, too.
    bool jump(std::size_t index);
    /// As following() and preceding() said.
    void goTo(std::size_t index);
    void setShuffle(bool shuffle);
    /// Brings the queue into the order that the state's modes ask for, after a load.
    void settle();

    [[nodiscard]] std::optional<std::size_t> following(std::size_t index,
                                                       queue::Step step = queue::Step::Flows) const;
    [[nodiscard]] std::optional<std::size_t> preceding() const;

    [[nodiscard]] bool canUndo() const { return m_undo.has_value(); }
    /// True: the song that was current goes on. False: position and status are those of then; the
    /// song may be another one, or none.
    bool undo();
    void forget();
    /// Removals and moves from here on are a change of their own; until then they add up, as when
    /// several rows are taken out or dragged at once.
    void closeStep() { m_open = false; }

 private:
    enum class Change : std::uint8_t { Replace, Add, Remove, Move, Clear };
    struct Undo {
        Change change = Change::Add;
        bool otherSong = false;  ///< the change ended what was current
        queue::Queue before;
        Status status = Status::Stopped;
        std::chrono::milliseconds position{0};
        std::chrono::milliseconds duration{0};
    };

    void remember(Change change, bool otherSong);
    [[nodiscard]] queue::Queue take() const {
        return {m_state.queue, m_state.current, m_state.places};
    }
    void put(queue::Queue queue);

    PlaybackState& m_state;
    std::size_t m_most;
    queue::Random m_random;
    queue::Groups m_groups;
    std::optional<Undo> m_undo;
    bool m_open = false;
    bool m_wrapped = false;  ///< gone round since it was shuffled
};

}  // namespace linnet::playback
