// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

namespace linnet::ui {

/// The songs of something that Linnet puts together (mix.h), to be played or shuffled.
class MixPage final : public LibraryPage {
    Q_OBJECT

 public:
    MixPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~MixPage() override;
    void setSession(std::optional<Session> session) override;
    void setPlaying(std::optional<SongId> song, bool paused) override;

    void openForgotten();
    void openLike(catalogue::ArtistKey artist);

 Q_SIGNALS:
    /// The artist is not there any more.
    void mixGone();

 protected:
    void libraryChanged() override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
