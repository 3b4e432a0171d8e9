// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/block_meter.h"

#include <QAbstractEventDispatcher>
#include <ctime>

namespace linnet::bench {
namespace {

double threadCpuMs() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

BlockMeter::BlockMeter(QObject* parent) : QObject(parent) {
    auto* dispatcher = QAbstractEventDispatcher::instance();
    connect(dispatcher, &QAbstractEventDispatcher::awake, this, [this] {
        // Also told each time the loop goes round without having waited.
        if (m_awake.isValid())
            return;
        m_awake.start();
        m_cpuAtWake = threadCpuMs();
    });
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
        if (!m_awake.isValid())
            return;
        m_longestMs = std::max(m_longestMs, static_cast<double>(m_awake.nsecsElapsed()) / 1e6);
        m_longestCpuMs = std::max(m_longestCpuMs, threadCpuMs() - m_cpuAtWake);
        m_awake.invalidate();
    });
}

void BlockMeter::reset() {
    m_awake.invalidate();
    m_longestMs = 0;
    m_longestCpuMs = 0;
}

}  // namespace linnet::bench
