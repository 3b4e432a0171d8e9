// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusObjectPath>
#include <QString>
#include <QVariantMap>
#include <chrono>
#include <cstddef>

#include "core/catalogue/song.h"

/// What MPRIS calls a track, from what Linnet knows of a song: pure functions.
namespace linnet::app::mpris {

/// The name of one place in the queue: the song, and how often it stands there before. A place's
/// number would change with every song that is taken out before it, which the specification rules
/// out.
[[nodiscard]] QDBusObjectPath trackPath(SongId song, std::size_t occurrence);
/// What stands where there is no track.
[[nodiscard]] QDBusObjectPath noTrack();

/// A Metadata_Map (MPRIS 2.2, with the xesam fields of its metadata guidelines); what is not known
/// is left out. `song`: null while its row is not known. `duration`: 0 is not known. `artUrl` may
/// be empty.
[[nodiscard]] QVariantMap metadata(const QDBusObjectPath& track, const catalogue::Song* song,
                                   std::chrono::milliseconds duration, const QString& artUrl = {});

/// Times on the bus are in microseconds.
[[nodiscard]] qlonglong toBus(std::chrono::milliseconds time);

}  // namespace linnet::app::mpris
