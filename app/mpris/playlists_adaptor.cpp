// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/playlists_adaptor.h"

#include "app/mpris/mpris.h"

namespace linnet::app {

PlaylistsAdaptor::PlaylistsAdaptor(Mpris& mpris) : QDBusAbstractAdaptor(&mpris), m_mpris(mpris) {
    connect(&mpris.playlists(), &MprisPlaylists::renamed, this, &PlaylistsAdaptor::PlaylistChanged);
}

uint PlaylistsAdaptor::playlistCount() const {
    return m_mpris.playlists().count();
}

QStringList PlaylistsAdaptor::orderings() const {
    return mpris::playlistOrderings();
}

mpris::MaybePlaylist PlaylistsAdaptor::activePlaylist() const {
    return m_mpris.playlists().active();
}

void PlaylistsAdaptor::ActivatePlaylist(const QDBusObjectPath& PlaylistId) {
    m_mpris.playlists().activate(PlaylistId);
}

mpris::PlaylistItems PlaylistsAdaptor::GetPlaylists(uint Index, uint MaxCount, const QString& Order,
                                                    bool ReverseOrder) {
    return m_mpris.playlists().list(Index, MaxCount, Order, ReverseOrder);
}

}  // namespace linnet::app
