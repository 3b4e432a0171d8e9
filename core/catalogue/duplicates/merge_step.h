// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <set>
#include <span>
#include <vector>

#include "core/catalogue/changes/bin_moves.h"
#include "core/catalogue/song.h"
#include "core/catalogue/statistics/song_stats.h"
#include "storage/change_recorder.h"
#include "storage/connection.h"

/// One song kept of several, in one transaction, as its undo and redo remember it.
namespace linnet::catalogue::table {

struct MergeStep {
    struct Stats {
        UserId user;
        SongKey song{};
        SongStats before;
        SongStats after;
    };
    std::vector<Stats> stats;
    QByteArray entries;  ///< a recording of the rows of playlist_songs
    std::set<UserId> usersOfEntries;
    BinStep songs;

    [[nodiscard]] std::set<UserId> usersOfStats() const;
    [[nodiscard]] QByteArray packed() const;
    [[nodiscard]] static MergeStep unpacked(const QByteArray& data);
};

/// What one profile has done with two songs that are one. The rating is that of `kept`, where it
/// has one.
[[nodiscard]] SongStats together(const SongStats& kept, const SongStats& other);
/// What is there `now` once what led `from` one state `to` another is done (again): what came in
/// between stays.
[[nodiscard]] SongStats changed(const SongStats& now, const SongStats& from, const SongStats& to);

/// Gives `kept` the statistics and the places in playlists of the others, which are there; a
/// playlist that has it already gets no second one. Of every profile where it is everyone's, else
/// of its owner. `songs` of the result is left empty.
[[nodiscard]] MergeStep handOver(storage::Connection& connection, const Song& kept,
                                 std::span<const SongKey> others);

/// Undo or redo of it all. Where one of the songs is not there (deleted for good), the others come
/// back without what they handed over.
Done applyMerge(storage::Connection& connection, const MergeStep& step,
                storage::Direction direction, const UserId& viewer, Timestamp now);

}  // namespace linnet::catalogue::table
