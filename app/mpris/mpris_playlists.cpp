// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/mpris_playlists.h"

#include <algorithm>
#include <utility>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/events/event_bus.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/context.h"
#include "ui/shell/main_window.h"

namespace linnet::app {

using catalogue::Playlist;
using catalogue::PlaylistKind;
using playback::PlaybackService;

MprisPlaylists::MprisPlaylists(ui::MainWindow& window, ui::Context& context)
    : m_window(window), m_context(context) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &MprisPlaylists::read);
    connect(&window, &ui::MainWindow::sessionChanged, this, &MprisPlaylists::onSession);
    connect(&context.playback, &PlaybackService::queueChanged, this, &MprisPlaylists::onQueue);
    connect(&context.events, &EventBus::published, this, [this](const Event& event) {
        const auto* changed = std::get_if<PlaylistChanged>(&event);
        if (changed && m_session && m_session->user() == changed->user)
            m_soon.start();
    });
    onSession();
}

void MprisPlaylists::onSession() {
    const auto& session = m_window.session();
    if (m_session && session && m_session->user() == session->user())
        return;
    m_session = session;
    ++m_asked;
    m_active.reset();
    show({});
    if (m_session)
        m_soon.start();
}

void MprisPlaylists::onQueue() {
    if (!m_active)
        return;
    std::vector<SongId> queue = m_context.playback.current().queue;
    std::ranges::sort(queue);
    if (queue == m_activeSongs)
        return;
    m_active.reset();
    tellActive();
}

void MprisPlaylists::read() {
    if (!m_session)
        return;
    ui::ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session] {
            return catalogue->playlists().list(session);
        },
        [this, asked = ++m_asked](Result<std::vector<Playlist>> playlists) {
            if (asked == m_asked && playlists)
                show(std::move(*playlists));
        });
}

void MprisPlaylists::show(std::vector<Playlist> playlists) {
    std::erase_if(playlists, [](const Playlist& one) { return one.kind == PlaylistKind::Folder; });
    const auto before = std::exchange(m_playlists, std::move(playlists));
    for (const Playlist& playlist : m_playlists) {
        const auto known = std::ranges::find(before, playlist.id, &Playlist::id);
        if (known != before.end() && known->name != playlist.name)
            Q_EMIT renamed(mpris::itemOf(playlist));
    }
    if (before.size() != m_playlists.size())
        Q_EMIT countChanged(count());
    tellActive();
}

mpris::PlaylistItems MprisPlaylists::list(uint index, uint most, const QString& ordering,
                                          bool reverse) const {
    mpris::PlaylistItems items;
    for (const Playlist& playlist : mpris::sorted(m_playlists, ordering, reverse))
        items.append(mpris::itemOf(playlist));
    return items.mid(static_cast<qsizetype>(index), static_cast<qsizetype>(most));
}

mpris::MaybePlaylist MprisPlaylists::active() const {
    const auto active = std::ranges::find(
        m_playlists, m_active, [](const Playlist& playlist) { return std::optional(playlist.id); });
    return active == m_playlists.end() ? mpris::noPlaylist()
                                       : mpris::MaybePlaylist{true, mpris::itemOf(*active)};
}

void MprisPlaylists::tellActive() {
    if (auto now = active(); now != m_toldActive) {
        m_toldActive = std::move(now);
        Q_EMIT activeChanged(m_toldActive);
    }
}

void MprisPlaylists::activate(const QDBusObjectPath& path) {
    const auto wanted = std::ranges::find(
        m_playlists, path, [](const Playlist& one) { return mpris::playlistPath(one.id); });
    if (wanted == m_playlists.end() || !m_session)
        return;
    ui::ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, id = wanted->id] {
            return catalogue->playlists().songIds(session, id, PlaybackService::kMaxQueue);
        },
        [this, session = *m_session, id = wanted->id](Result<std::vector<SongId>> songs) {
            const bool stillIn = m_session && m_session->user() == session.user();
            if (!stillIn || !songs || songs->empty())
                return;
            m_active.reset();
            if (!m_context.playback.play(*m_session, *songs))
                return;
            m_active = id;
            m_activeSongs = std::move(*songs);
            std::ranges::sort(m_activeSongs);
            tellActive();
        });
}

}  // namespace linnet::app
