// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <array>

#include "core/playback/listening_year.h"

/// What Insights says.
namespace linnet::ui::insights_words {

using Hours = std::array<std::chrono::milliseconds, 24>;

/// "46 min", "3 h 20 min", "318 h".
[[nodiscard]] QString heard(std::chrono::milliseconds time);
/// "1 day", "23 days".
[[nodiscard]] QString days(int count);
/// "Tuesday, 3 March 2026: 12 plays, 48 minutes".
[[nodiscard]] QString day(QDate date, const playback::ListeningYear::Day& day);
/// "21:00 to 22:00: 3 hours".
[[nodiscard]] QString hour(int hour, std::chrono::milliseconds heard);
/// "Mostly in the evening, with a second peak around 08:00." Nothing where nothing was heard.
[[nodiscard]] QString hours(const Hours& hours);

}  // namespace linnet::ui::insights_words
