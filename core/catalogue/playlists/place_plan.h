// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace linnet::catalogue {

/// Entries of a playlist are ordered by whole numbers with room between them, so that an entry
/// comes or moves by one row however long the playlist is.
inline constexpr std::int64_t kPlaceGap = std::int64_t{1} << 32;

/// `count` ascending places between two (nothing: the beginning, the end). Nothing: there is no
/// room left, and the entries around have to be spread first.
[[nodiscard]] std::optional<std::vector<std::int64_t>> placesBetween(
    std::optional<std::int64_t> before, std::optional<std::int64_t> after, std::size_t count);

}  // namespace linnet::catalogue
