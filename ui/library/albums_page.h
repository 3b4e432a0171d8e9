// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

namespace linnet::ui {

/// All albums as a grid of covers. Opening one is albumOpened().
class AlbumsPage final : public LibraryPage {
    Q_OBJECT

 public:
    AlbumsPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~AlbumsPage() override;
    void setSession(std::optional<Session> session) override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap& state) override;

 protected:
    void libraryChanged() override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
