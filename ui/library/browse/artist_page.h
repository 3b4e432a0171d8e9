// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/catalogue/browse.h"
#include "ui/library/library_page.h"

namespace linnet::ui {

/// One artist: what the profile plays most, the albums, and with a click all songs.
class ArtistPage final : public LibraryPage {
    Q_OBJECT

 public:
    ArtistPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~ArtistPage() override;
    void setSession(std::optional<Session> session) override;
    void setPlaying(std::optional<SongId> song, bool paused) override;
    void open(catalogue::ArtistKey artist);

 Q_SIGNALS:
    /// The artist that was open has neither songs nor albums any more.
    void artistGone();

 protected:
    void libraryChanged() override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
