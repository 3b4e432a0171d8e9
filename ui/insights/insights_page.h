// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ui/library/library_page.h"

namespace linnet::ui {

/// What a profile's listening adds up to, year by year.
class InsightsPage final : public LibraryPage {
    Q_OBJECT

 public:
    InsightsPage(Context& context, Covers& covers, QWidget* parent = nullptr);
    ~InsightsPage() override;
    void setSession(std::optional<Session> session) override;

 protected:
    void libraryChanged() override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
