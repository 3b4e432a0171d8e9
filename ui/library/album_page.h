// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

namespace linnet::ui {

/// One album: its cover, what it is, and its songs in order of disc and track.
class AlbumPage final : public LibraryPage {
    Q_OBJECT

 public:
    AlbumPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~AlbumPage() override;
    void setSession(std::optional<Session> session) override;
    void setPlaying(std::optional<SongId> song, bool paused) override;
    /// `song`: the one to go to in it.
    void open(catalogue::AlbumKey album, std::optional<catalogue::SongKey> song = std::nullopt);

 Q_SIGNALS:
    /// The album that was open has no songs any more.
    void albumGone();

 protected:
    void libraryChanged() override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
