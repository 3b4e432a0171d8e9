// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/key_plan.h"

#include <algorithm>
#include <unordered_set>

namespace linnet::ui {

namespace {

/// Row numbers are dense, so a bit each is small; where they are not, a hash set.
class KeySet {
 public:
    explicit KeySet(std::span<const std::int64_t> keys) {
        std::int64_t largest = 0;
        bool dense = true;
        for (const auto key : keys) {
            dense = dense && key >= 0;
            largest = std::max(largest, key);
        }
        if (dense && largest < kLargestBitmap) {
            m_bits.resize(static_cast<std::size_t>(largest) + 1);
            for (const auto key : keys)
                m_bits[static_cast<std::size_t>(key)] = true;
        } else {
            m_hashed.insert(keys.begin(), keys.end());
        }
    }
    [[nodiscard]] bool holds(std::int64_t key) const {
        if (m_bits.empty())
            return m_hashed.contains(key);
        return key >= 0 && static_cast<std::size_t>(key) < m_bits.size() &&
               m_bits[static_cast<std::size_t>(key)];
    }

 private:
    static constexpr std::int64_t kLargestBitmap = std::int64_t{1} << 26;
    std::vector<bool> m_bits;
    std::unordered_set<std::int64_t> m_hashed;
};

void extend(std::vector<KeyPlan::Run>& runs, std::size_t row) {
    if (!runs.empty() && runs.back().first + runs.back().count == row)
        ++runs.back().count;
    else
        runs.push_back({row, 1});
}

KeyPlan unrelatedPlan() {
    KeyPlan plan;
    plan.unrelated = true;
    return plan;
}

}  // namespace

std::optional<std::size_t> KeyPlan::newRow(std::size_t oldRow) const {
    if (unrelated)
        return std::nullopt;
    std::size_t row = oldRow;
    for (const Run& run : gone) {
        if (run.first > oldRow)
            break;
        if (oldRow < run.first + run.count)
            return std::nullopt;
        row -= run.count;
    }
    for (const Run& run : come) {
        if (run.first > row)
            break;
        row += run.count;
    }
    return row;
}

KeyPlan planKeys(std::span<const std::int64_t> before, std::span<const std::int64_t> after,
                 std::size_t maxRuns) {
    KeyPlan plan;
    if (std::ranges::equal(before, after))
        return plan;
    const KeySet wasThere(before);
    const KeySet isThere(after);
    std::unordered_set<std::int64_t> movedUp;  // met in the new list before their old place
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            ++i;
            ++j;
        } else if (i < before.size() &&
                   (!isThere.holds(before[i]) || movedUp.contains(before[i]))) {
            extend(plan.gone, i++);
        } else if (j < after.size() && !wasThere.holds(after[j])) {
            extend(plan.come, j++);
        } else if (j == after.size() || (i + 1 < before.size() && before[i + 1] == after[j])) {
            extend(plan.gone, i++);  // moved down; it comes again further on
        } else {
            if (i < before.size())
                movedUp.insert(after[j]);
            extend(plan.come, j++);
        }
        if (plan.gone.size() > maxRuns || plan.come.size() > maxRuns)
            return unrelatedPlan();
    }
    return plan;
}

}  // namespace linnet::ui
