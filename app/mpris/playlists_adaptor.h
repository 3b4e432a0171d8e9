// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractAdaptor>
#include <QStringList>

#include "app/mpris/mpris_playlist.h"

namespace linnet::app {

class Mpris;

/// org.mpris.MediaPlayer2.Playlists: what can be played as a whole. Child of the object that it
/// speaks for.
class PlaylistsAdaptor final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2.Playlists")
    Q_PROPERTY(uint PlaylistCount READ playlistCount)
    Q_PROPERTY(QStringList Orderings READ orderings)
    Q_PROPERTY(linnet::app::mpris::MaybePlaylist ActivePlaylist READ activePlaylist)

 public:
    explicit PlaylistsAdaptor(Mpris& mpris);

    [[nodiscard]] uint playlistCount() const;
    [[nodiscard]] QStringList orderings() const;
    [[nodiscard]] mpris::MaybePlaylist activePlaylist() const;

 public Q_SLOTS:
    void ActivatePlaylist(const QDBusObjectPath& PlaylistId);
    linnet::app::mpris::PlaylistItems GetPlaylists(uint Index, uint MaxCount, const QString& Order,
                                                   bool ReverseOrder);

 Q_SIGNALS:
    void PlaylistChanged(const linnet::app::mpris::PlaylistItem& Playlist);

 private:
    Mpris& m_mpris;
};

}  // namespace linnet::app
