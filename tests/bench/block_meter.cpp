// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/block_meter.h"

#include <ctime>

namespace linnet::bench {
namespace {

double now(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void pause() {
    std::this_thread::sleep_for(std::chrono::microseconds(500));
}

}  // namespace

BlockMeter::BlockMeter(QObject* parent) : QObject(parent) {
    ::pthread_getcpuclockid(::pthread_self(), &m_guiClock);
    m_thread = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

BlockMeter::~BlockMeter() {
    m_thread.request_stop();
}

void BlockMeter::watch(const std::stop_token& stop) {
    for (std::uint64_t number = 1; !stop.stop_requested(); ++number) {
        const double posted = now(CLOCK_MONOTONIC);
        const double cpuPosted = now(m_guiClock);
        QMetaObject::invokeMethod(
            this, [this, number] { m_handled = number; }, Qt::QueuedConnection);
        while (m_handled < number && !stop.stop_requested())
            pause();
        m_longestMs = std::max(m_longestMs.load(), now(CLOCK_MONOTONIC) - posted);
        m_longestCpuMs = std::max(m_longestCpuMs.load(), now(m_guiClock) - cpuPosted);
        pause();
    }
}

}  // namespace linnet::bench
