// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/catalogue/playlists/playlist.h"
#include "ui/library/library_page.h"

namespace linnet::ui {

class PlaylistActions;

/// The songs of one playlist in its order, or the favourites. One by hand is put in order here: by
/// dragging, or with Alt and the arrow keys.
class PlaylistPage final : public LibraryPage {
    Q_OBJECT

 public:
    PlaylistPage(Context& context, Covers& covers, PlaylistActions& playlists,
                 QWidget* parent = nullptr);
    ~PlaylistPage() override;
    void setSession(std::optional<Session> session) override;
    void setPlaying(std::optional<SongId> song, bool paused) override;

    /// Nothing: the favourites.
    void open(std::optional<PlaylistId> playlist);

 Q_SIGNALS:
    /// The playlist that was open is not there any more.
    void playlistGone();

 protected:
    void libraryChanged() override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
