// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/search_query.h"

namespace linnet::catalogue {

/// Both ends included.
struct SearchRange {
    std::optional<std::int64_t> from;
    std::optional<std::int64_t> to;
    friend bool operator==(const SearchRange&, const SearchRange&) = default;
};

/// What "1990..1999", ">2000", "1990s", "<30d", "2024-05", "3:30", ">=4" mean for `number`, in the
/// units of NumberCondition. `value` in lower case. Nothing: it is not understood.
[[nodiscard]] std::optional<SearchRange> searchRange(SearchNumber number, const QString& value,
                                                     Timestamp now);

}  // namespace linnet::catalogue
