// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/catalogue/song.h"
#include "core/catalogue/statistics/marks_edit.h"
#include "core/catalogue/statistics/song_stats.h"
#include "core/events/event_bus.h"
#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::storage {
class Database;
}

namespace linnet::catalogue {

/// Plays, skips, ratings and favourites of each profile. Listens to playback.listened on the bus
/// and counts (see listen_plan.h); what playback does is all that it knows of playback.
///
/// Thread-safe, blocking, not for the GUI thread. Songs of everyone and of the session's own
/// profile. Errors of every call: Unauthorized, Io, Damaged. Changes publish song.stats_changed.
class StatisticsService {
 public:
    /// All arguments are borrowed and outlive the service.
    StatisticsService(storage::Database& library, EventBus& bus, const Clock& clock);
    /// Counts what was listened to until now.
    ~StatisticsService();
    StatisticsService(const StatisticsService&) = delete;
    StatisticsService& operator=(const StatisticsService&) = delete;

    /// In the order of `songs`; the defaults where nothing is known.
    [[nodiscard]] Result<std::vector<SongStats>> stats(const Session& session,
                                                       std::span<const SongKey> songs);
    [[nodiscard]] Result<SongStats> stats(const Session& session, SongId song);

    /// All or none; returns what it did, for undo(). Errors also: NotFound (one of them is not
    /// there).
    [[nodiscard]] Result<MarksEdit> setFavourite(const Session& session,
                                                 std::span<const SongKey> songs, bool favourite);
    /// 0 to 100, or nothing: not rated. Errors also: NotFound, InvalidInput (the rating).
    [[nodiscard]] Result<MarksEdit> setRating(const Session& session,
                                              std::span<const SongKey> songs,
                                              std::optional<int> rating);
    /// Songs that are gone, or whose mark was changed since, are left alone. Returns what it did:
    /// to undo that is to do the edit again.
    [[nodiscard]] Result<MarksEdit> undo(const Session& session, const MarksEdit& edit);
    /// One for each song, in place of what is there: statistics from a file.
    /// Errors also: NotFound, InvalidInput (a rating, or not one for each).
    [[nodiscard]] Result<> replace(const Session& session, std::span<const SongKey> songs,
                                   std::span<const SongStats> stats);

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::catalogue
