// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>

namespace linnet {

/// UTC, milliseconds since 1970.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// "2026-11-23T20:14:39.120Z".
[[nodiscard]] QString toIso8601(Timestamp time);

/// What time it is; a test brings its own. Thread-safe.
class Clock {
 public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock {
 public:
    [[nodiscard]] Timestamp now() const override;
};

}  // namespace linnet
