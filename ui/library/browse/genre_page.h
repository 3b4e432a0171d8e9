// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/catalogue/browse.h"
#include "ui/library/library_page.h"

namespace linnet::ui {

/// One genre: its songs, by artist.
class GenrePage final : public LibraryPage {
    Q_OBJECT

 public:
    GenrePage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~GenrePage() override;
    void setSession(std::optional<Session> session) override;
    void setPlaying(std::optional<SongId> song, bool paused) override;
    void open(catalogue::GenreKey genre);

 Q_SIGNALS:
    /// The genre that was open has no songs any more.
    void genreGone();

 protected:
    void libraryChanged() override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
