// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/step_budget.h"

#include <sqlite3.h>

namespace linnet::storage {
namespace {

constexpr int kEvery = 1000;

}  // namespace

StepBudget::StepBudget(Connection& connection, std::int64_t steps)
    : m_connection(connection), m_left(steps) {
    sqlite3_progress_handler(m_connection.raw().getHandle(), kEvery, &StepBudget::spend, this);
}

StepBudget::~StepBudget() {
    sqlite3_progress_handler(m_connection.raw().getHandle(), 0, nullptr, nullptr);
}

int StepBudget::spend(void* self) {
    auto* budget = static_cast<StepBudget*>(self);
    budget->m_left -= kEvery;
    return budget->m_left <= 0 ? 1 : 0;
}

}  // namespace linnet::storage
