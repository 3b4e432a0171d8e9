// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "ui/library/type_ahead.h"

namespace linnet::ui {

/// The first of keys in the order of their names whose name begins with `text` or comes after it,
/// found by halving. Nothing where none comes after. Blocking; not for the GUI thread.
template <class Key, class Rows>
[[nodiscard]] std::optional<std::size_t> firstNamed(const std::vector<Key>& keys,
                                                    const QString& text, Rows rows) {
    const QString wanted = foldedForOrder(text);
    std::size_t first = 0;
    std::size_t end = keys.size();
    while (first < end) {
        const std::size_t middle = first + (end - first) / 2;
        const auto found = rows(std::span(keys).subspan(middle, 1));
        if (!found)
            return std::nullopt;
        const bool before = found->empty() || !found->front() ||
                            foldedForOrder(found->front()->name).left(wanted.size()) < wanted;
        if (before)
            first = middle + 1;
        else
            end = middle;
    }
    return first < keys.size() ? std::optional(first) : std::nullopt;
}

}  // namespace linnet::ui
