// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/insights_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <numeric>
#include <optional>

#include "ui/library/words.h"

namespace linnet::ui::insights_words {
namespace {

using std::chrono::milliseconds;

constexpr int kDay = 24;
constexpr int kPart = 6;         ///< hours: night, morning, day, evening
constexpr int kFirstPart = 23;   ///< when the night begins
constexpr int kApart = 4;        ///< hours between two peaks, at least
constexpr double kPeak = 0.4;    ///< of the highest
constexpr double kValley = 0.6;  ///< of the lower one of two peaks

QString say(const char* words) {
    return QCoreApplication::translate("Insights", words);
}

QString clock(int hour) {
    return QLocale().toString(
        QTime(hour % kDay, 0),
        QLocale().timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss")));
}

double at(const Hours& hours, int hour) {
    return static_cast<double>(hours[static_cast<std::size_t>((hour + kDay) % kDay)].count());
}

/// Less is heard on the way from one hour to a later one, round midnight if need be, than in `low`.
bool hasValley(const Hours& hours, int from, int to, double low) {
    for (int hour = from + 1; hour % kDay != to; ++hour) {
        if (at(hours, hour) <= low)
            return true;
    }
    return false;
}

std::optional<int> secondPeak(const Hours& hours, int first) {
    std::optional<int> best;
    for (int hour = 0; hour < kDay; ++hour) {
        const double here = at(hours, hour);
        const int apart = std::abs(hour - first);
        if (std::min(apart, kDay - apart) < kApart || here < kPeak * at(hours, first) ||
            here < at(hours, hour - 1) || here < at(hours, hour + 1) ||
            !hasValley(hours, first, hour, kValley * here) ||
            !hasValley(hours, hour, first, kValley * here))
            continue;
        if (!best || here > at(hours, *best))
            best = hour;
    }
    return best;
}

/// The part of the day in which more than half was heard.
QString mostly(const Hours& hours) {
    double all = 0;
    for (int hour = 0; hour < kDay; ++hour)
        all += at(hours, hour);
    for (int part = 0; part < kDay / kPart; ++part) {
        double heard = 0;
        for (int hour = 0; hour < kPart; ++hour)
            heard += at(hours, kFirstPart + part * kPart + hour);
        if (heard * 2 > all)
            return part == 0   ? say("Mostly at night")
                   : part == 1 ? say("Mostly in the morning")
                   : part == 2 ? say("Mostly by day")
                               : say("Mostly in the evening");
    }
    return {};
}

}  // namespace

QString heard(milliseconds time) {
    const auto minutes = (time.count() + 30'000) / 60'000;
    if (minutes < 60)
        return say("%1 min").arg(words::number(minutes));
    if (minutes < 600)
        return say("%1 h %2 min").arg(words::number(minutes / 60), words::number(minutes % 60));
    return say("%1 h").arg(words::number((minutes + 30) / 60));
}

QString days(int count) {
    return count == 1 ? say("1 day") : say("%1 days").arg(words::number(count));
}

QString day(QDate date, const playback::ListeningYear::Day& day) {
    const QString when = QLocale().toString(date, QLocale::LongFormat);
    if (day.plays == 0)
        return say("%1: nothing").arg(when);
    return say("%1: %2, %3").arg(when, words::plays(day.plays), words::length(day.heard));
}

QString hour(int hour, milliseconds heard) {
    const QString what = heard.count() == 0 ? say("nothing") : words::length(heard);
    return say("%1 to %2: %3").arg(clock(hour), clock(hour + 1), what);
}

QString hours(const Hours& hours) {
    const auto highest = std::ranges::max_element(hours);
    if (highest->count() == 0)
        return {};
    const auto first = static_cast<int>(highest - hours.begin());
    const auto second = secondPeak(hours, first);
    const QString part = mostly(hours);
    if (part.isEmpty())
        return second ? say("At all times of the day, with peaks around %1 and %2.")
                            .arg(clock(first), clock(*second))
                      : say("At all times of the day, most of all around %1.").arg(clock(first));
    return second ? say("%1, with a second peak around %2.").arg(part, clock(*second))
                  : say("%1, most of all around %2.").arg(part, clock(first));
}

}  // namespace linnet::ui::insights_words
