// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

namespace linnet::ui {

/// Where one begins: what was left half heard, what was changed, forgotten or added lately, and
/// what was heard at this time of other years. Rows without anything are left out.
class HomePage final : public LibraryPage {
    Q_OBJECT

 public:
    HomePage(Context& context, Covers& covers, const QString& profileName,
             QWidget* parent = nullptr);
    ~HomePage() override;
    void setSession(std::optional<Session> session) override;

 Q_SIGNALS:
    void allAlbumsRequested();
    void forgottenOpened();
    /// Songs like those of an artist.
    void likeOpened(linnet::catalogue::ArtistKey artist);

 protected:
    void libraryChanged() override;
    void showEvent(QShowEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
