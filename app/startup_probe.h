// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <chrono>

namespace linnet::app {

/// For the benchmark: how long a start takes and what it holds in memory, measured inside the real
/// program. Times are of CLOCK_MONOTONIC, so that whoever started the process can subtract.
[[nodiscard]] std::chrono::nanoseconds monotonicNow();
/// `{"shown_ns":…,"pss_kb":…,"alone_kb":…}`; the memory is read when this is called. alone_kb is
/// what pss_kb would be at most if no other process shared the libraries (the resident set).
[[nodiscard]] QJsonObject startupFacts(std::chrono::nanoseconds shown);

}  // namespace linnet::app
