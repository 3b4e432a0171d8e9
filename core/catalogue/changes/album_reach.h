// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "core/catalogue/changes/field_edit.h"
#include "core/catalogue/song.h"
#include "storage/connection.h"

namespace linnet::catalogue::table {

/// What of an album may be another once its songs have changed. A genre or a year, which people
/// give to songs from all over the library, is one column; Everything is read from all of its
/// songs.
enum class AlbumReach : std::uint8_t { Nothing, Genre, Year, Everything };

[[nodiscard]] AlbumReach reachOf(const FieldEdit& edit);
/// Of changes in these columns ("songs.genre"), whoever made them.
[[nodiscard]] AlbumReach reachOf(const std::set<std::string>& columns);

/// Brings what was reached up to date, see recountAlbum(). Inside Database::write();
/// SQLite::Exception passes through.
void recountAlbums(storage::Connection& connection, const std::set<AlbumKey>& albums,
                   AlbumReach reach);

}  // namespace linnet::catalogue::table
