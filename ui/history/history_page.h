// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

namespace linnet::ui {

/// What the profile has played, by day; to be played again, or forgotten.
class HistoryPage final : public LibraryPage {
    Q_OBJECT

 public:
    HistoryPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~HistoryPage() override;
    void setSession(std::optional<Session> session) override;
    void setPlaying(std::optional<SongId> song, bool paused) override;

 protected:
    void libraryChanged() override;
    void showEvent(QShowEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
