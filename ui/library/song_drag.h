// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <span>
#include <vector>

#include "core/catalogue/song.h"

namespace linnet::ui {

/// Songs on their way from a table to a playlist, within this process: their (entry) keys.
inline constexpr auto kSongsMime = "application/x-linnet-song-keys";

/// The caller owns it.
[[nodiscard]] QMimeData* songsMime(std::span<const catalogue::SongKey> keys);
[[nodiscard]] bool hasSongs(const QMimeData* mime);
[[nodiscard]] std::vector<catalogue::SongKey> songsFrom(const QMimeData& mime);

}  // namespace linnet::ui
