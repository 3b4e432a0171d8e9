// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/catalogue/playlists/playlist.h"
#include "core/catalogue/playlists/smart_rules.h"
#include "storage/connection.h"

/// The rows of playlists. Those of another profile are not there. Inside Database::read() or
/// write(); SQLite::Exception passes through.
namespace linnet::catalogue::table {

struct PlaylistRow {
    std::int64_t key = 0;
    PlaylistKind kind = PlaylistKind::Manual;
    QString name;
    QByteArray rules;  ///< JSON, of a smart one
};

/// As the sidebar has them: each folder followed by what is in it.
[[nodiscard]] std::vector<Playlist> listPlaylists(storage::Connection& connection,
                                                  const UserId& user);
/// Nothing where it is not there, or was removed.
[[nodiscard]] std::optional<PlaylistRow> findPlaylist(storage::Connection& connection,
                                                      const UserId& user, const PlaylistId& id);
/// At the end of its folder.
void insertPlaylist(storage::Connection& connection, const UserId& user, const Playlist& playlist,
                    const QByteArray& rules, std::optional<std::int64_t> folder, Timestamp now);
void renamePlaylist(storage::Connection& connection, std::int64_t key, const QString& name,
                    Timestamp now);
void setPlaylistRules(storage::Connection& connection, std::int64_t key, const QByteArray& rules,
                      Timestamp now);
void touchPlaylist(storage::Connection& connection, std::int64_t key, Timestamp now);
/// Into a folder (nothing: the top), before another playlist there, or at its end.
void placePlaylist(storage::Connection& connection, const UserId& user, std::int64_t key,
                   std::optional<std::int64_t> folder, std::optional<std::int64_t> before);
[[nodiscard]] PlaylistSpot spotOf(storage::Connection& connection, std::int64_t key);
/// Whether `key` is `folder` or one of those that it stands in.
[[nodiscard]] bool isWithin(storage::Connection& connection, std::int64_t folder, std::int64_t key);
/// With all that stands in it; `now` marks what went together.
void removePlaylist(storage::Connection& connection, const UserId& user, std::int64_t key,
                    Timestamp now);
/// What went with it comes back. False: it was not removed, or is gone for good.
[[nodiscard]] bool restorePlaylist(storage::Connection& connection, const UserId& user,
                                   const PlaylistId& id);
/// Removed playlists go for good, with their entries.
void purgePlaylists(storage::Connection& connection);

}  // namespace linnet::catalogue::table
