// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "core/events/time.h"

namespace linnet::testing {

/// A clock that stands still until it is told otherwise. Thread-safe.
class FakeClock final : public Clock {
 public:
    [[nodiscard]] Timestamp now() const override {
        return Timestamp(std::chrono::milliseconds(m_ms.load()));
    }
    void advance(std::chrono::milliseconds by) { m_ms += static_cast<std::int64_t>(by.count()); }

 private:
    std::atomic<std::int64_t> m_ms{1'790'000'000'000};  // a day in September 2026
};

}  // namespace linnet::testing
