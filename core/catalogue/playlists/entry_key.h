// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/song.h"

namespace linnet::catalogue {

/// A song may stand several times in a playlist. An entry's key is the song's key with, in its
/// upper bits, which of them it is (0: the first), so that it is unique in the list and the key of
/// a song that is there once is the song's own.
inline constexpr int kOccurrenceShift = 40;

[[nodiscard]] constexpr SongKey entryKey(SongKey song, std::int64_t occurrence) {
    return SongKey(static_cast<qint64>(song) | occurrence << kOccurrenceShift);
}
[[nodiscard]] constexpr SongKey songOf(SongKey entry) {
    return SongKey(static_cast<qint64>(entry) & ((qint64{1} << kOccurrenceShift) - 1));
}
[[nodiscard]] constexpr std::int64_t occurrenceOf(SongKey entry) {
    return static_cast<qint64>(entry) >> kOccurrenceShift;
}

}  // namespace linnet::catalogue
