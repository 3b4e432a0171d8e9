// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/home_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "ui/library/words.h"

namespace linnet::ui::home_words {
namespace {

constexpr int kMorning = 5;
constexpr int kAfternoon = 12;
constexpr int kEvening = 18;

QString say(const char* words) {
    return QCoreApplication::translate("Home", words);
}

}  // namespace

QString greeting(QTime now, const QString& name) {
    const int hour = now.hour();
    const QString words = hour >= kEvening || hour < kMorning ? say("Good evening")
                          : hour < kAfternoon                 ? say("Good morning")
                                                              : say("Good afternoon");
    return name.isEmpty() ? words : say("%1, %2").arg(words, name);
}

QString playlist(std::int64_t songs) {
    return say("Playlist · %1").arg(words::songs(songs));
}

QString goOn(std::size_t next, std::size_t songs) {
    return say("Continue · song %1 of %2")
        .arg(words::number(static_cast<std::int64_t>(next) + 1),
             words::number(static_cast<std::int64_t>(songs)));
}

QString forgotten(std::int64_t songs, std::optional<Timestamp> lastHeard, QDate today) {
    if (!lastHeard)
        return say("%1, never heard").arg(words::songs(songs));
    const QDate day =
        QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(lastHeard->time_since_epoch().count()))
            .date();
    const QString month = QLocale().monthName(day.month());
    return say("%1, not heard since %2")
        .arg(words::songs(songs),
             day.year() == today.year() ? month : say("%1 %2").arg(month).arg(day.year()));
}

QString like(const QString& genre, int plays) {
    return say("Other %1, because you played them %2 times in a month")
        .arg(genre, words::number(plays));
}

}  // namespace linnet::ui::home_words
