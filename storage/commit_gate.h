// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace linnet::storage {

/// Lets readers of a rollback-journal file go before a commit. SQLite alone would have a reader
/// poll with growing pauses while an importer commits one transaction after another; here it waits
/// its turn and is woken at once, and a commit waits for the readers that came first.
class CommitGate {
 public:
    class Reading {
     public:
        explicit Reading(CommitGate& gate) : m_gate(gate) { m_gate.enter(); }
        ~Reading() { m_gate.leave(); }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;

     private:
        CommitGate& m_gate;
    };

    /// Runs `commit` while no reader is inside, or after `patience` all the same: SQLite's own
    /// locks keep it correct then, and an importer must not starve.
    template <class F>
    void commit(F&& commit, std::chrono::milliseconds patience = std::chrono::milliseconds(50)) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, patience, [this] { return m_readers == 0; });
        m_committing = true;
        lock.unlock();
        const Finish finish(*this);
        commit();
    }

 private:
    struct Finish {
        explicit Finish(CommitGate& owner) : gate(owner) {}
        ~Finish() {
            {
                const std::scoped_lock lock(gate.m_mutex);
                gate.m_committing = false;
            }
            gate.m_changed.notify_all();
        }
        CommitGate& gate;
    };

    void enter() {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_committing; });
        ++m_readers;
    }
    void leave() {
        {
            const std::scoped_lock lock(m_mutex);
            --m_readers;
        }
        m_changed.notify_all();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_readers = 0;
    bool m_committing = false;
};

}  // namespace linnet::storage
