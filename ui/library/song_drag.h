// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <functional>
#include <span>
#include <vector>

#include "core/catalogue/song.h"

namespace linnet::ui {

/// Songs on their way from a table to a playlist, within this process: their (entry) keys.
inline constexpr auto kSongsMime = "application/x-linnet-song-keys";

/// Songs as files: a text/uri-list of where they lie now.
using DragFiles = std::function<QByteArray(const std::vector<catalogue::SongKey>& songs)>;

/// The caller owns it. `files`, if given, makes files of the songs for other programs, and is asked
/// only once, when one of them wants to have them.
[[nodiscard]] QMimeData* songsMime(std::span<const catalogue::SongKey> keys, DragFiles files = {});
[[nodiscard]] bool hasSongs(const QMimeData* mime);
[[nodiscard]] std::vector<catalogue::SongKey> songsFrom(const QMimeData& mime);

}  // namespace linnet::ui
