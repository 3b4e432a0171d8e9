// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pthread.h>

#include <QObject>
#include <atomic>
#include <thread>

namespace linnet::bench {

/// How long the GUI thread keeps an event waiting: a thread of its own posts one every millisecond
/// or two and looks when it is handled. Made on the GUI thread.
class BlockMeter final : public QObject {
    Q_OBJECT

 public:
    explicit BlockMeter(QObject* parent = nullptr);
    ~BlockMeter() override;
    [[nodiscard]] double longestMs() const { return m_longestMs; }
    /// The most that the GUI thread was on a processor while an event waited; what is missing to
    /// longestMs() others took.
    [[nodiscard]] double longestCpuMs() const { return m_longestCpuMs; }

 private:
    void watch(const std::stop_token& stop);

    clockid_t m_guiClock{};
    std::atomic<std::uint64_t> m_handled{0};
    std::atomic<double> m_longestMs{0};
    std::atomic<double> m_longestCpuMs{0};
    std::jthread m_thread;
};

}  // namespace linnet::bench
