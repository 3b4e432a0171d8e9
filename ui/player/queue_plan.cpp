// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/queue_plan.h"

#include <algorithm>

namespace linnet::ui {

namespace {

constexpr int kMostTries = 8;  // a queue may hold one song many times

}  // namespace

QueueChange planQueueChange(std::span<const SongId> before, std::span<const SongId> after) {
    using Kind = QueueChange::Kind;
    const auto shorter = std::min(before.size(), after.size());
    std::size_t head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head &&
           before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const auto removed = before.size() - head - tail;
    const auto inserted = after.size() - head - tail;
    if (removed == 0 && inserted == 0)
        return {};
    if (removed == 0)
        return {Kind::Insert, head, 0, inserted, 0};
    if (inserted == 0)
        return {Kind::Remove, head, removed, 0, 0};
    if (removed == inserted) {
        const auto was = before.subspan(head, removed);
        const auto is = after.subspan(head, inserted);
        // Two blocks that have changed places: the shorter one has moved past the other.
        int tries = 0;
        for (std::size_t front = removed - 1; front > 0 && tries < kMostTries; --front) {
            // `front` rows of the end stand at the front now.
            if (is[front] != was.front())
                continue;
            ++tries;
            const std::size_t back = removed - front;
            if (!std::ranges::equal(was.first(back), is.subspan(front)) ||
                !std::ranges::equal(was.subspan(back), is.first(front)))
                continue;
            if (back <= front)
                return {Kind::Move, head, back, back, head + front};
            return {Kind::Move, head + back, front, front, head};
        }
    }
    return {Kind::Replace, head, removed, inserted, 0};
}

}  // namespace linnet::ui
