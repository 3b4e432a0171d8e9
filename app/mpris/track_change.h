// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusObjectPath>
#include <QList>
#include <cstdint>

namespace linnet::app {

/// How one list of tracks became another, in the words of MPRIS: a run of tracks that came or went,
/// or an altogether different list.
struct TrackChange {
    enum class Kind : std::uint8_t { None, Added, Removed, Replaced };
    Kind kind = Kind::None;
    qsizetype first = 0;  ///< of Added: in the new list; of Removed: in the old one
    qsizetype count = 0;

    /// For more at once than this the whole list is told.
    static constexpr qsizetype kMost = 20;

    [[nodiscard]] static TrackChange between(const QList<QDBusObjectPath>& before,
                                             const QList<QDBusObjectPath>& after);
    friend bool operator==(const TrackChange&, const TrackChange&) = default;
};

}  // namespace linnet::app
