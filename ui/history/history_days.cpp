// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_days.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace linnet::ui {
namespace {

QDateTime localTime(HistoryKey key) {
    return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(key));
}

QString say(const char* words) {
    return QCoreApplication::translate("History", words);
}

}  // namespace

Timestamp timeOf(HistoryKey key) {
    return Timestamp(std::chrono::milliseconds(static_cast<qint64>(key)));
}

std::vector<HistoryDay> daysOf(std::span<const HistoryKey> keys) {
    std::vector<HistoryDay> days;
    auto row = keys.begin();
    while (row != keys.end()) {
        const QDate date = localTime(*row).date();
        days.push_back({static_cast<int>(row - keys.begin()), date});
        const auto begin = HistoryKey{date.startOfDay().toMSecsSinceEpoch()};
        // The clock may have been set back; the day goes on until one before it is there.
        row = std::partition_point(row, keys.end(), [&](HistoryKey key) { return key >= begin; });
    }
    return days;
}

QString dayWords(QDate day, QDate today) {
    if (day == today)
        return say("Today");
    if (day == today.addDays(-1))
        return say("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

}  // namespace linnet::ui
