// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"

namespace linnet::catalogue {

/// 0 to 100, or nothing: not rated. A byte, since an edit may hold that of each song there is.
using RatingMark = std::optional<std::int8_t>;

struct HeartMark {
    bool on = false;
    std::optional<Timestamp> since;  ///< where it is known

    friend bool operator==(const HeartMark&, const HeartMark&) = default;
};

template <class Mark>
struct MarkChange {
    SongKey song{};
    Mark before;
    Mark after;
};

/// What a change of ratings or hearts did, to be taken back. Only songs where it changed something.
struct MarksEdit {
    std::vector<MarkChange<RatingMark>> ratings;
    std::vector<MarkChange<HeartMark>> hearts;
};

}  // namespace linnet::catalogue
