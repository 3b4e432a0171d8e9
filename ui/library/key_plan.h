// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace linnet::ui {

/// How one ordered list of keys became another: the runs that went and the runs that came. A key
/// that moved has gone and come.
struct KeyPlan {
    struct Run {
        std::size_t first = 0;
        std::size_t count = 0;
    };
    std::vector<Run> gone;  ///< rows of the old list, ascending
    std::vector<Run> come;  ///< rows of the new list, ascending
    /// The two differ too much to say how; rows cannot be followed.
    bool unrelated = false;

    [[nodiscard]] bool same() const { return !unrelated && gone.empty() && come.empty(); }
    /// Where a row of the old list is now; nothing if it went (or moved).
    [[nodiscard]] std::optional<std::size_t> newRow(std::size_t oldRow) const;
};

/// At most `maxRuns` runs of each kind, else `unrelated`. Each key at most once in a list. Linear;
/// for a worker thread when the lists are long.
[[nodiscard]] KeyPlan planKeys(std::span<const std::int64_t> before,
                               std::span<const std::int64_t> after, std::size_t maxRuns = 2000);

}  // namespace linnet::ui
