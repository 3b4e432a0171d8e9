// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include "core/catalogue/browse.h"
#include "core/catalogue/fold.h"

namespace linnet::ui {

/// What a row is listed by, and what it is compared to when somebody types.
template <class Row>
struct NameOrder {
    static QString of(const Row& row) { return catalogue::fold(row.name); }
    static QString typed(const QString& text) { return catalogue::fold(text); }
};
template <>
struct NameOrder<catalogue::Artist> {
    static QString of(const catalogue::Artist& artist) { return artist.sortKey; }
    static QString typed(const QString& text) { return catalogue::fold(text); }
};

/// The first of keys in the order of their names whose name begins with `text` or comes after it,
/// found by halving. Nothing where none comes after. Blocking; not for the GUI thread.
template <class Key, class Rows>
[[nodiscard]] std::optional<std::size_t> firstNamed(const std::vector<Key>& keys,
                                                    const QString& text, Rows rows) {
    using Found = typename std::invoke_result_t<Rows&, std::span<const Key>>::value_type;
    using Order = NameOrder<typename Found::value_type::value_type>;
    const QString wanted = Order::typed(text);
    std::size_t first = 0;
    std::size_t end = keys.size();
    while (first < end) {
        const std::size_t middle = first + (end - first) / 2;
        const auto found = rows(std::span(keys).subspan(middle, 1));
        if (!found)
            return std::nullopt;
        const bool before = found->empty() || !found->front() ||
                            Order::of(*found->front()).left(wanted.size()) < wanted;
        if (before)
            first = middle + 1;
        else
            end = middle;
    }
    return first < keys.size() ? std::optional(first) : std::nullopt;
}

}  // namespace linnet::ui
