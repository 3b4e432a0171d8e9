// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/catalogue/playlists/playlist_file.h"
#include "core/catalogue/song.h"
#include "storage/connection.h"

namespace linnet::catalogue {

/// An entry of a playlist file with what stands behind it on this computer.
struct LocatedEntry {
    FileEntry entry;
    QString path;                                 ///< absolute; empty: a stream, or nothing
    bool isFile = false;                          ///< it can be read
    std::optional<storage::ContentHash> content;  ///< of the file, or as the entry says
    QString words;                                ///< how the entry is told of to people
};

/// Follows each location from where the playlist file stands (file: URLs, paths, also with
/// backslashes) and hashes the files that are there. Reads them: takes about a second a gigabyte.
[[nodiscard]] std::vector<LocatedEntry> locateEntries(const PlaylistFile& file,
                                                      const QString& playlistPath);

/// For each the song of the library: with its content; else the only one (or the one that is as
/// long) with its title and artist; else the only one with its file's name. Inside
/// Database::read().
[[nodiscard]] std::vector<std::optional<SongKey>> matchEntries(
    storage::Connection& connection, const UserId& user, const std::vector<LocatedEntry>& entries);

}  // namespace linnet::catalogue
