// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/listening_year.h"

#include <QDateTime>
#include <algorithm>
#include <unordered_map>

namespace linnet::playback {

Timestamp beginOfYear(int year) {
    return Timestamp(std::chrono::milliseconds(QDate(year, 1, 1).startOfDay().toMSecsSinceEpoch()));
}

ListeningYear listeningYear(std::span<const Play> plays, int year) {
    ListeningYear facts;
    facts.year = year;
    facts.days.resize(static_cast<std::size_t>(QDate(year, 1, 1).daysInYear()));
    std::unordered_map<SongId, int> songs;
    for (const Play& play : plays) {
        const auto begun = QDateTime::fromMSecsSinceEpoch(
            static_cast<qint64>(play.startedAt.time_since_epoch().count()));
        const QDate date = begun.date();
        if (date.year() != year)
            continue;
        auto& day = facts.days[static_cast<std::size_t>(date.dayOfYear() - 1)];
        ++day.plays;
        day.heard += play.heard;
        ++facts.plays;
        facts.heard += play.heard;
        facts.hours[static_cast<std::size_t>(begun.time().hour())] += play.heard;
        ++songs[play.song];
    }
    int streak = 0;
    for (const auto& day : facts.days) {
        streak = day.plays > 0 ? streak + 1 : 0;
        facts.longestStreak = std::max(facts.longestStreak, streak);
    }
    facts.songs.reserve(songs.size());
    for (const auto& [song, count] : songs)
        facts.songs.push_back({song, count});
    std::ranges::sort(facts.songs, [](const auto& a, const auto& b) {
        return a.plays != b.plays ? a.plays > b.plays : a.song < b.song;
    });
    return facts;
}

}  // namespace linnet::playback
