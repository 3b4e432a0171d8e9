// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <optional>

#include "core/catalogue/catalogue_service.h"

namespace linnet::ui {

enum class SongColumn : std::uint8_t {
    Number,
    Title,
    Artist,
    Album,
    Genre,
    Rating,
    Year,
    Plays,
    Time,
    Heart,
};

/// Which columns a table of songs has: all, an album's, a search's, or those of what an artist is
/// played for.
enum class SongColumns : std::uint8_t { Library, Album, AlbumOfMany, Found, MostPlayed };

struct PlacedColumn {
    SongColumn column = SongColumn::Title;
    int x = 0;
    int width = 0;
    bool right = false;  ///< aligned to the right
};

/// How a row of `width` pixels is shared out; what has no room is left out, the title never.
[[nodiscard]] QVector<PlacedColumn> placeColumns(SongColumns columns, int width);

/// What a heading says, and the order it gives; the number has none.
[[nodiscard]] QString columnTitle(SongColumn column);
[[nodiscard]] std::optional<catalogue::SongSort> columnSort(SongColumn column);

}  // namespace linnet::ui
