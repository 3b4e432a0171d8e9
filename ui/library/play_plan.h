// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace linnet::ui {

/// What of a list becomes the queue when one of its rows is played, and what of that goes first, so
/// that the music need not wait for the rest.
struct PlayPlan {
    std::size_t first = 0;  ///< row with which the queue begins
    std::size_t count = 0;
    std::size_t partFirst = 0;  ///< row with which the part begins, within the queue's rows
    std::size_t partCount = 0;

    friend bool operator==(const PlayPlan&, const PlayPlan&) = default;
};

/// As many songs before the one that is played stay in the queue of a list that is longer than it.
inline constexpr std::size_t kKeptBefore = 1000;
inline constexpr std::size_t kPartBefore = 20;
inline constexpr std::size_t kPart = 200;

/// `row` < `size`; `most` is the longest queue, above kPart.
[[nodiscard]] constexpr PlayPlan planPlay(std::size_t size, std::size_t row, std::size_t most) {
    // Around `row`, with up to `before` before it, and no shorter than need be at the list's end.
    const auto around = [row](std::size_t from, std::size_t to, std::size_t before,
                              std::size_t longest) {
        const std::size_t first = std::max(from, row - std::min(row, before));
        const std::size_t latest = to - from > longest ? to - longest : from;
        return std::min(first, latest);
    };
    PlayPlan plan;
    plan.first = size > most ? around(0, size, kKeptBefore, most) : 0;
    plan.count = std::min(size - plan.first, most);
    const std::size_t end = plan.first + plan.count;
    plan.partFirst = plan.count > kPart ? around(plan.first, end, kPartBefore, kPart) : plan.first;
    plan.partCount = std::min(end - plan.partFirst, kPart);
    return plan;
}

/// `most` of the rows of a list that is longer, drawn evenly, in order, `row` among them.
[[nodiscard]] inline std::vector<std::size_t> drawRows(std::size_t size, std::size_t row,
                                                       std::size_t most, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<std::size_t> drawn;
    drawn.reserve(most);
    // Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S), which has
    // one row for certain.
    std::size_t wanted = most - 1;
    for (std::size_t i = 0; i < size; ++i) {
        const std::size_t left = size - i - (i < row ? 1 : 0);
        if (i == row) {
            drawn.push_back(i);
        } else if (std::uniform_int_distribution<std::size_t>(0, left - 1)(random) < wanted) {
            drawn.push_back(i);
            --wanted;
        }
    }
    return drawn;
}

}  // namespace linnet::ui
