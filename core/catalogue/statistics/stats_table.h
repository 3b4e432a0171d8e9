// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/song.h"
#include "core/catalogue/statistics/marks_edit.h"
#include "core/catalogue/statistics/song_stats.h"
#include "storage/connection.h"

/// The rows of song_stats. `user` is whose they are, and who must be able to see the song where one
/// is changed. Inside Database::read() or write(); SQLite::Exception passes through.
namespace linnet::catalogue::table {

/// Defaults where there is no row.
[[nodiscard]] SongStats statsOf(storage::Connection& connection, const UserId& user, SongKey song);

void countPlay(storage::Connection& connection, const UserId& user, SongKey song, Timestamp at);
void countSkip(storage::Connection& connection, const UserId& user, SongKey song);
/// Nothing: there is no such song (for `user`).
[[nodiscard]] std::optional<HeartMark> heartOf(storage::Connection& connection, const UserId& user,
                                               SongKey song);
[[nodiscard]] std::optional<RatingMark> ratingOf(storage::Connection& connection,
                                                 const UserId& user, SongKey song);
/// Of a song that is there for `user`.
void setHeart(storage::Connection& connection, const UserId& user, SongKey song,
              const HeartMark& heart);
void setRating(storage::Connection& connection, const UserId& user, SongKey song,
               const RatingMark& rating);
/// False: there is no such song (for `user`).
/// All of it, as an import of saved statistics or an undo brings it back.
[[nodiscard]] bool replaceStats(storage::Connection& connection, const UserId& user, SongKey song,
                                const SongStats& stats);

}  // namespace linnet::catalogue::table
