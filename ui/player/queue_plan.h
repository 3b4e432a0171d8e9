// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "core/events/ids.h"

namespace linnet::ui {

/// The one change that turns a list into another, as a model tells it to its views.
struct QueueChange {
    enum class Kind : std::uint8_t { None, Insert, Remove, Move, Replace };
    Kind kind = Kind::None;
    /// Where the lists begin to differ; of Move: the first of the rows that move, `removed` of
    /// them.
    std::size_t first = 0;
    std::size_t removed = 0;   ///< rows of `before` from `first` on
    std::size_t inserted = 0;  ///< rows of `after` from `first` on
    std::size_t to = 0;        ///< of Move: where the first of them stands in `after`

    friend bool operator==(const QueueChange&, const QueueChange&) = default;
};

[[nodiscard]] QueueChange planQueueChange(std::span<const SongId> before,
                                          std::span<const SongId> after);

}  // namespace linnet::ui
