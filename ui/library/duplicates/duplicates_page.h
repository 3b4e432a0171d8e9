// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

namespace linnet::ui {

/// Songs that may be one, side by side: the person keeps them all, or one of them.
class DuplicatesPage final : public LibraryPage {
    Q_OBJECT

 public:
    DuplicatesPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~DuplicatesPage() override;
    void setSession(std::optional<Session> session) override;

 protected:
    void libraryChanged() override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
