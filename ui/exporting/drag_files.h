// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <vector>

#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// So many songs at most become files in a drag: another program waits for them meanwhile. More go
/// out by Export.
inline constexpr std::size_t kMostDragged = 200;

/// The songs as they were imported, as files that are there until the program ends: a text/uri-list
/// (RFC 2483) for a drop; empty where there are too many of them. Blocks while it writes them.
[[nodiscard]] QByteArray dragFiles(Context& context, const Session& session,
                                   const std::vector<catalogue::SongKey>& songs);

}  // namespace linnet::ui
