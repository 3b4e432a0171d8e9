// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace linnet::storage {

/// Lets readers of a rollback-journal file go before the next transaction. SQLite alone would have
/// a reader poll with growing pauses while an importer writes one transaction after another; here
/// it waits for one at the most and is woken at once, and a transaction waits for the readers that
/// came first.
class WriteGate {
 public:
    class Reading {
     public:
        explicit Reading(WriteGate& gate) : m_gate(gate) { m_gate.enter(); }
        ~Reading() { m_gate.leave(); }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;

     private:
        WriteGate& m_gate;
    };

    /// Runs `write` while no reader is inside or waiting, or after `patience` all the same:
    /// SQLite's own locks keep it correct then, and an importer must not starve.
    template <class F>
    void write(F&& write, std::chrono::milliseconds patience = std::chrono::milliseconds(50)) {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, patience, [this] { return m_readers == 0 && m_waiting == 0; });
        m_writing = true;
        lock.unlock();
        const Finish finish(*this);
        write();
    }

 private:
    struct Finish {
        explicit Finish(WriteGate& owner) : gate(owner) {}
        ~Finish() {
            {
                const std::scoped_lock lock(gate.m_mutex);
                gate.m_writing = false;
            }
            gate.m_changed.notify_all();
        }
        WriteGate& gate;
    };

    void enter() {
        std::unique_lock lock(m_mutex);
        ++m_waiting;  // the writer that comes again at once would be quicker than who is woken
        m_changed.wait(lock, [this] { return !m_writing; });
        --m_waiting;
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
    int m_waiting = 0;
    bool m_writing = false;
};

}  // namespace linnet::storage
