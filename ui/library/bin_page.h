// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

namespace linnet::ui {

/// What was removed: songs go back from here, or for good.
class BinPage final : public LibraryPage {
    Q_OBJECT

 public:
    BinPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~BinPage() override;
    void setSession(std::optional<Session> session) override;

 protected:
    void libraryChanged() override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
