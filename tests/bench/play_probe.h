// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QTimer>
#include <chrono>

#include "core/playback/engine.h"

namespace linnet::bench {

/// Lets the event loop run for a time.
inline void spin(std::chrono::milliseconds time) {
    QEventLoop loop;
    QTimer::singleShot(time, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

/// From `call` to the first sample it hands over, in ms; -1 when none comes within two seconds.
template <class F>
[[nodiscard]] double untilSample(const playback::Engine& engine, F call) {
    const auto before = std::chrono::steady_clock::now();
    call();
    for (int i = 0; i < 2'000 && engine.firstSampleHanded() < before; ++i)
        spin(std::chrono::milliseconds(1));
    const auto handed = engine.firstSampleHanded();
    return handed < before ? -1
                           : std::chrono::duration<double, std::milli>(handed - before).count();
}

}  // namespace linnet::bench
