// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

namespace linnet::ui {

/// All artists by name; opening one is artistOpened().
class ArtistsPage final : public LibraryPage {
    Q_OBJECT

 public:
    ArtistsPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~ArtistsPage() override;
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
