// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/playback/playback_service.h"
#include "storage/connection.h"

/// What the listens of a profile add up to, read from listens_by_user alone; the same rules as
/// playback_tables.h.
namespace linnet::playback::table {

/// As PlaybackService::plays().
[[nodiscard]] std::vector<Play> plays(storage::Connection& connection, UserId user, Timestamp from,
                                      Timestamp to);
/// As PlaybackService::playedBefore().
[[nodiscard]] std::vector<SongId> playedBefore(storage::Connection& connection, UserId user,
                                               Timestamp time);
/// As PlaybackService::yearsPlayed(). Costs what there are of years.
[[nodiscard]] std::vector<int> yearsPlayed(storage::Connection& connection, UserId user);

}  // namespace linnet::playback::table
