// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/playlists/place_plan.h"

namespace linnet::catalogue {

std::optional<std::vector<std::int64_t>> placesBetween(std::optional<std::int64_t> before,
                                                       std::optional<std::int64_t> after,
                                                       std::size_t count) {
    const auto n = static_cast<std::int64_t>(count);
    std::vector<std::int64_t> places;
    places.reserve(count);
    std::int64_t first = kPlaceGap;
    std::int64_t step = kPlaceGap;
    if (before && after) {
        step = (*after - *before) / (n + 1);
        if (step < 1)
            return std::nullopt;
        first = *before + step;
    } else if (before) {
        first = *before + kPlaceGap;
    } else if (after) {
        first = *after - n * kPlaceGap;
    }
    for (std::int64_t i = 0; i < n; ++i)
        places.push_back(first + i * step);
    return places;
}

}  // namespace linnet::catalogue
