// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariantMap>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/catalogue/browse.h"
#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/playlists/playlist_undo.h"
#include "ui/theme/covers.h"

namespace linnet::ui {

class SongActions;

/// What the pages over the library have in common: whose music they show, which song plays, and
/// what they ask of the window. A page brings its own margins (metrics::kPageMargin at both sides,
/// 8 px above) and stands below a top bar of 68 px.
class LibraryPage : public QWidget {
    Q_OBJECT

 public:
    ~LibraryPage() override;

    /// Nothing: the page forgets all it shows.
    virtual void setSession(std::optional<Session> session);
    /// The song whose row is marked.
    virtual void setPlaying(std::optional<SongId> song, bool paused);
    /// Sort and place on the page, to be remembered for the profile. restoreState() before
    /// setSession() saves asking twice.
    [[nodiscard]] virtual QVariantMap saveState() const { return {}; }
    virtual void restoreState(const QVariantMap&) {}

 Q_SIGNALS:
    /// At most playback::PlaybackService::kMaxQueue songs; `start` is an index into them.
    void playRequested(const std::vector<linnet::SongId>& songs, std::size_t start);
    void playNextRequested(const std::vector<linnet::SongId>& songs);
    void enqueueRequested(const std::vector<linnet::SongId>& songs);
    void albumOpened(linnet::catalogue::AlbumKey album);
    void artistOpened(linnet::catalogue::ArtistKey artist);
    void genreOpened(linnet::catalogue::GenreKey genre);
    void playlistOpened(linnet::PlaylistId playlist);
    /// Something the person should read: what happened and what can be done; for a toast.
    void messaged(const QString& words);
    /// See PlaylistActions::begun(), changed() and ended().
    void playlistBegun();
    void playlistChanged(const linnet::ui::PlaylistUndo& undo);
    void playlistEnded();

 protected:
    LibraryPage(Context& context, Covers& covers, QWidget* parent);

    [[nodiscard]] Context& context() const { return m_context; }
    [[nodiscard]] Covers& covers() const { return m_covers; }
    [[nodiscard]] const std::optional<Session>& session() const { return m_session; }
    [[nodiscard]] SongActions& actions() const { return *m_actions; }
    /// Songs were added, changed or removed. Called while the page is on screen, and when it comes
    /// back to it; at most twice a second.
    virtual void libraryChanged() = 0;
    void showEvent(QShowEvent* event) override;

 private:
    Context& m_context;
    Covers& m_covers;
    std::optional<Session> m_session;
    SongActions* m_actions;
    bool m_missedChange = false;
};

}  // namespace linnet::ui
