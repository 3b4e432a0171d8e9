// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/mpris/mpris_playlist.h"
#include "core/events/session.h"

namespace linnet::ui {
struct Context;
class MainWindow;
}  // namespace linnet::ui

namespace linnet::app {

/// The playlists of who is in, as org.mpris.MediaPlayer2.Playlists (MPRIS 2.2) tells of them and
/// plays them; folders are none. Empty while nobody is in, and until they have been read. GUI
/// thread only; never waits for disk or bus.
class MprisPlaylists final : public QObject {
    Q_OBJECT

 public:
    /// Borrowed; both outlive this.
    MprisPlaylists(ui::MainWindow& window, ui::Context& context);

    [[nodiscard]] uint count() const { return static_cast<uint>(m_playlists.size()); }
    /// At most `most` of them from `index` on; see mpris::sorted().
    [[nodiscard]] mpris::PlaylistItems list(uint index, uint most, const QString& ordering,
                                            bool reverse) const;
    /// What was activated, as long as the queue has its songs and no others.
    [[nodiscard]] mpris::MaybePlaylist active() const;
    /// Plays it from its beginning; nothing happens where there is no such playlist.
    void activate(const QDBusObjectPath& path);

 Q_SIGNALS:
    void renamed(const linnet::app::mpris::PlaylistItem& playlist);
    /// Properties of the interface.
    void countChanged(uint count);
    void activeChanged(const linnet::app::mpris::MaybePlaylist& active);

 private:
    void onSession();
    void onQueue();
    void read();
    void show(std::vector<catalogue::Playlist> playlists);
    void tellActive();

    ui::MainWindow& m_window;
    ui::Context& m_context;
    std::optional<Session> m_session;
    std::vector<catalogue::Playlist> m_playlists;
    std::uint64_t m_asked = 0;
    std::optional<PlaylistId> m_active;
    std::vector<SongId> m_activeSongs;  ///< sorted
    mpris::MaybePlaylist m_toldActive = mpris::noPlaylist();
    QTimer m_soon;
};

}  // namespace linnet::app
