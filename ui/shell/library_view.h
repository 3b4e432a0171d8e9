// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/auth/auth_service.h"
#include "core/catalogue/song.h"
#include "ui/context.h"

namespace linnet::ui {

class Covers;
class PlayerBar;

/// What a profile sees when it is in: sidebar, search, pages, queue, player. Made at the sign-in
/// with the service activated, gone at the sign-out. GUI thread only.
class LibraryView final : public QWidget {
    Q_OBJECT

 public:
    LibraryView(Context& context, Covers& covers, const auth::SignedIn& who, QWidget* parent);
    ~LibraryView() override;

    [[nodiscard]] PlayerBar& player() const;
    void addFiles(const std::vector<std::filesystem::path>& paths);
    void say(const QString& words);
    void goBack();
    void focusPage();
    /// Writes to the preferences, whose profile is still the view's, where things stand.
    void saveState();
    /// Asks for nothing and shows nothing from now on; to be deleted when control is back in the
    /// event loop.
    void retire();

 Q_SIGNALS:
    void switchRequested();
    void lockRequested();
    void signOutRequested();
    void signOutEverywhereRequested();
    /// The first page was painted.
    void painted();

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
