// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusArgument>
#include <QDBusObjectPath>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <vector>

#include "core/catalogue/playlists/playlist.h"

/// The structures of org.mpris.MediaPlayer2.Playlists (MPRIS 2.2), and its lists: pure functions.
namespace linnet::app::mpris {

/// (oss): a playlist. Linnet has no pictures of playlists, so `icon` is empty.
struct PlaylistItem {
    QDBusObjectPath path;
    QString name;
    QString icon;

    friend bool operator==(const PlaylistItem&, const PlaylistItem&) = default;
};
using PlaylistItems = QList<PlaylistItem>;

/// (b(oss)): a playlist, or none.
struct MaybePlaylist {
    bool valid = false;
    PlaylistItem playlist;

    friend bool operator==(const MaybePlaylist&, const MaybePlaylist&) = default;
};

QDBusArgument& operator<<(QDBusArgument& argument, const PlaylistItem& item);
const QDBusArgument& operator>>(const QDBusArgument& argument, PlaylistItem& item);
QDBusArgument& operator<<(QDBusArgument& argument, const MaybePlaylist& maybe);
const QDBusArgument& operator>>(const QDBusArgument& argument, MaybePlaylist& maybe);

[[nodiscard]] QDBusObjectPath playlistPath(PlaylistId playlist);
[[nodiscard]] PlaylistItem itemOf(const catalogue::Playlist& playlist);
/// Where there is none.
[[nodiscard]] MaybePlaylist noPlaylist();

/// The orders that sorted() knows, in the specification's words.
[[nodiscard]] QStringList playlistOrderings();
/// `playlists` are in the person's own order, which an ordering that is not known is taken for.
[[nodiscard]] std::vector<catalogue::Playlist> sorted(std::vector<catalogue::Playlist> playlists,
                                                      const QString& ordering, bool reverse);

}  // namespace linnet::app::mpris

Q_DECLARE_METATYPE(linnet::app::mpris::PlaylistItem)
Q_DECLARE_METATYPE(linnet::app::mpris::PlaylistItems)
Q_DECLARE_METATYPE(linnet::app::mpris::MaybePlaylist)
