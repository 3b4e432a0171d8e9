// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <array>
#include <span>
#include <vector>

#include "core/playback/playback_service.h"

namespace linnet::playback {

/// What a person listened to in one year of local time.
struct ListeningYear {
    struct Day {
        int plays = 0;
        std::chrono::milliseconds heard{0};
        friend bool operator==(const Day&, const Day&) = default;
    };
    struct Song {
        SongId song;
        int plays = 0;
        friend bool operator==(const Song&, const Song&) = default;
    };

    int year = 0;
    int plays = 0;
    std::chrono::milliseconds heard{0};
    std::vector<Day> days;  ///< the first is 1 January; as many as the year has
    std::array<std::chrono::milliseconds, 24> hours{};  ///< heard of what was begun in each
    std::vector<Song> songs;                            ///< most played first, then by id
    int longestStreak = 0;                              ///< days on end with music, in this year

    [[nodiscard]] QDate dateOf(std::size_t day) const {
        return QDate(year, 1, 1).addDays(static_cast<qint64>(day));
    }
};

/// When a year of local time begins; it ends when the next one begins.
[[nodiscard]] Timestamp beginOfYear(int year);
/// A play belongs to the day and the hour in which it was begun; those of other years are left out.
[[nodiscard]] ListeningYear listeningYear(std::span<const Play> plays, int year);

}  // namespace linnet::playback
