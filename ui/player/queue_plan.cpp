// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/queue_plan.h"

#include <algorithm>

namespace linnet::ui {

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
        const auto last = removed - 1;
        if (was.front() == is.back() && std::ranges::equal(was.subspan(1), is.first(last)))
            return {Kind::Move, head, 1, 1, head + last};
        if (was.back() == is.front() && std::ranges::equal(was.first(last), is.subspan(1)))
            return {Kind::Move, head + last, 1, 1, head};
    }
    return {Kind::Replace, head, removed, inserted, 0};
}

}  // namespace linnet::ui
