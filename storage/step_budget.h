// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "storage/connection.h"

namespace linnet::storage {

/// While it lives, the connection's statements may take so many steps of SQLite's machine together
/// (a few of them a row); then the one that runs is interrupted and throws. One at a time on a
/// connection.
class StepBudget {
 public:
    StepBudget(Connection& connection, std::int64_t steps);
    ~StepBudget();
    StepBudget(const StepBudget&) = delete;
    StepBudget& operator=(const StepBudget&) = delete;

    /// Whether it is what interrupted.
    [[nodiscard]] bool spent() const { return m_left <= 0; }

 private:
    static int spend(void* self);

    Connection& m_connection;
    std::int64_t m_left;
};

}  // namespace linnet::storage
