// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <span>
#include <vector>

#include "core/events/time.h"

namespace linnet::ui {

/// When a song was begun, as the key of a list: milliseconds since 1970 in UTC.
enum class HistoryKey : qint64 {};

[[nodiscard]] Timestamp timeOf(HistoryKey key);

struct HistoryDay {
    int first = 0;  ///< row
    QDate date;     ///< in local time
    friend bool operator==(const HistoryDay&, const HistoryDay&) = default;
};

/// The days of a list, newest first; costs what there are of days, not of rows.
[[nodiscard]] std::vector<HistoryDay> daysOf(std::span<const HistoryKey> keys);
/// "Today", "Yesterday", "Monday, 23 November 2026".
[[nodiscard]] QString dayWords(QDate day, QDate today);

}  // namespace linnet::ui
