// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/mpris_playlist.h"

#include <algorithm>

namespace linnet::app::mpris {
namespace {

const QString kAlphabetical = QStringLiteral("Alphabetical");
const QString kCreated = QStringLiteral("Created");
const QString kModified = QStringLiteral("Modified");
const QString kByHand = QStringLiteral("User");

}  // namespace

QDBusArgument& operator<<(QDBusArgument& argument, const PlaylistItem& item) {
    argument.beginStructure();
    argument << item.path << item.name << item.icon;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, PlaylistItem& item) {
    argument.beginStructure();
    argument >> item.path >> item.name >> item.icon;
    argument.endStructure();
    return argument;
}

QDBusArgument& operator<<(QDBusArgument& argument, const MaybePlaylist& maybe) {
    argument.beginStructure();
    argument << maybe.valid << maybe.playlist;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, MaybePlaylist& maybe) {
    argument.beginStructure();
    argument >> maybe.valid >> maybe.playlist;
    argument.endStructure();
    return argument;
}

QDBusObjectPath playlistPath(PlaylistId playlist) {
    // A path knows letters, digits and underscores only.
    return QDBusObjectPath(
        QStringLiteral("/org/linnet/playlist/%1")
            .arg(playlist.toString().replace(QLatin1Char('-'), QLatin1Char('_'))));
}

PlaylistItem itemOf(const catalogue::Playlist& playlist) {
    return {playlistPath(playlist.id), playlist.name, {}};
}

MaybePlaylist noPlaylist() {
    return {false, {QDBusObjectPath(QStringLiteral("/")), {}, {}}};
}

QStringList playlistOrderings() {
    return {kAlphabetical, kCreated, kModified, kByHand};
}

std::vector<catalogue::Playlist> sorted(std::vector<catalogue::Playlist> playlists,
                                        const QString& ordering, bool reverse) {
    using catalogue::Playlist;
    if (ordering == kAlphabetical)
        std::ranges::stable_sort(playlists, [](const Playlist& a, const Playlist& b) {
            return a.name.localeAwareCompare(b.name) < 0;
        });
    else if (ordering == kCreated)
        std::ranges::stable_sort(playlists, std::less(), &Playlist::id);  // ids sort by time
    else if (ordering == kModified)
        std::ranges::stable_sort(playlists, std::less(), &Playlist::changedAt);
    if (reverse)
        std::ranges::reverse(playlists);
    return playlists;
}

}  // namespace linnet::app::mpris
