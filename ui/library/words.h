// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <cstdint>

#include "core/catalogue/browse.h"
#include "core/catalogue/song.h"
#include "storage/result.h"

/// Figures and names as people read them.
namespace linnet::ui::words {

/// "12 408", grouped by a narrow no-break space.
[[nodiscard]] QString number(std::int64_t value);
/// "1 song", "12 408 songs".
[[nodiscard]] QString songs(std::int64_t count);
[[nodiscard]] QString albums(std::int64_t count);
[[nodiscard]] QString artists(std::int64_t count);
[[nodiscard]] QString genres(std::int64_t count);
[[nodiscard]] QString playlists(std::int64_t count);
[[nodiscard]] QString plays(std::int64_t count);
/// "4 albums, 43 songs"; what there is none of is left out.
[[nodiscard]] QString holdings(const catalogue::Artist& artist);
/// "4:47", "1:02:09"; rounded to the second.
[[nodiscard]] QString time(std::chrono::milliseconds duration);
/// "46 minutes", "5 hours", "34 days".
[[nodiscard]] QString length(std::chrono::milliseconds duration);
/// "21:14", as the desktop writes it, in local time.
[[nodiscard]] QString timeOfDay(Timestamp time);
/// What a drawn cover is named after: the album, or the title of a song without one.
[[nodiscard]] QString coverName(const catalogue::Song& song);
/// For a file dialog: "Music (*.mp3 *.MP3 …)". Only a filter: what a file is its bytes say.
[[nodiscard]] QString musicFilter();
/// What went wrong with the library, what it means and what can be done.
[[nodiscard]] QString error(const Error& error);

}  // namespace linnet::ui::words
