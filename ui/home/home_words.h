// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>
#include <QTime>
#include <optional>

#include "core/events/time.h"

/// What Home says.
namespace linnet::ui::home_words {

/// "Good evening, Mira"; without a name only "Good evening".
[[nodiscard]] QString greeting(QTime now, const QString& name);
/// "Playlist · 46 songs".
[[nodiscard]] QString playlist(std::int64_t songs);
/// "Continue · song 2 of 10"; `next` counts from 0.
[[nodiscard]] QString goOn(std::size_t next, std::size_t songs);
/// "18 songs, not heard since August", or "… since August 2024", "… never heard".
[[nodiscard]] QString forgotten(std::int64_t songs, std::optional<Timestamp> lastHeard,
                                QDate today);
/// "Other Jazz, because you played them 12 times in a month".
[[nodiscard]] QString like(const QString& genre, int plays);

}  // namespace linnet::ui::home_words
