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
    /// The rest around a part that replace() was given and that nothing has changed since, from
    /// `first` of `songs` on. False: it is not that.
    [[nodiscard]] bool complete(const std::vector<SongId>& songs, std::size_t first);
    void addNext(const std::vector<SongId>& songs);
    void addLast(const std::vector<SongId>& songs);
    void remove(std::size_t index);
    void move(std::size_t from, std::size_t to);
    /// Several, as areRows() says.
    void remove(const std::vector<std::size_t>& indices);
    void move(const std::vector<std::size_t>& indices, std::size_t before);
    /// Ascending places of the queue, at least one.
    [[nodiscard]] bool areRows(const std::vector<std::size_t>& indices) const;
    void clear();
    /// As the person's choice. True: the order changed, too.
    bool jump(std::size_t index);
    /// As following() and preceding() said.
    void goTo(std::size_t index);
    void setShuffle(bool shuffle);
    /// Brings the queue into the order that the state's modes ask for, after a load.
    void settle();

    /// Of a queue that was shuffled and not touched since: the songs of which nobody has said what
    /// group they are of.
    [[nodiscard]] std::vector<SongId> ungrouped() const;
    /// What they are of; `groups` may be empty. True: songs that clash were set apart.
    [[nodiscard]] bool learn(const std::vector<SongId>& songs,
                             const std::vector<std::uint32_t>& groups);

    [[nodiscard]] std::optional<std::size_t> following(std::size_t index,
                                                       queue::Step step = queue::Step::Flows) const;
    [[nodiscard]] std::optional<std::size_t> preceding() const;

    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
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

    /// So many steps, and so many songs in all of them, are kept for undo().
    static constexpr std::size_t kMostSteps = 20;
    static constexpr std::size_t kMostSongs = 300'000;

    void remember(Change change, bool otherSong);
    [[nodiscard]] queue::Queue take() const {
        return {m_state.queue, m_state.current, m_state.places};
    }
    void put(queue::Queue queue);

    PlaybackState& m_state;
    std::size_t m_most;
    queue::Random m_random;
    queue::Groups m_groups;
    std::vector<Undo> m_undo;  ///< newest last
    bool m_open = false;
    bool m_wrapped = false;    ///< gone round since it was shuffled
    bool m_partial = false;    ///< as replace() left it, but for modes and what plays
    bool m_scattered = false;  ///< shuffled, and nobody has put anything into its place since
};

}  // namespace linnet::playback
