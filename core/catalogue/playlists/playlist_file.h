// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <chrono>
#include <optional>
#include <vector>

#include "storage/result.h"

namespace linnet::catalogue {

struct Song;

enum class PlaylistFormat : std::uint8_t { M3u, Pls, Xspf };

/// One line of a playlist file; empty is unknown.
struct FileEntry {
    QString location;  ///< as it stands there: a path, absolute or relative, or a URL
    QString title;
    QString artist;
    QString album;
    std::optional<std::chrono::milliseconds> duration;
    QString content;  ///< the hexadecimal content hash that Linnet writes

    friend bool operator==(const FileEntry&, const FileEntry&) = default;
};

struct PlaylistFile {
    QString title;  ///< the file's name without its ending, where it says nothing else
    std::vector<FileEntry> entries;

    friend bool operator==(const PlaylistFile&, const PlaylistFile&) = default;
};

/// Files beyond this are refused.
inline constexpr qint64 kMaxPlaylistBytes = 256 << 20;

/// By the name's ending: m3u, m3u8, pls, xspf.
[[nodiscard]] std::optional<PlaylistFormat> playlistFormatOf(const QString& path);

/// Pure. Text is UTF-8 where it is valid as such (a mark at the beginning is passed over), else
/// Latin-1; lines end as they may. Errors: Unsupported (what it is said to be it is not; XML that
/// is broken keeps nothing).
[[nodiscard]] Result<PlaylistFile> parsePlaylist(const QByteArray& bytes, PlaylistFormat format);
/// Pure: UTF-8, lines end with LF. M3U is the extended one.
[[nodiscard]] QByteArray playlistBytes(const PlaylistFile& file, PlaylistFormat format);

/// Errors: Unreadable, Unsupported, TooLarge.
[[nodiscard]] Result<PlaylistFile> readPlaylistFile(const QString& path);
/// All or nothing. Errors: Unreadable (it cannot be written there), DiskFull.
[[nodiscard]] Result<> writePlaylistFile(const PlaylistFile& file, const QString& path,
                                         PlaylistFormat format);

[[nodiscard]] FileEntry fileEntryOf(const Song& song);

}  // namespace linnet::catalogue
