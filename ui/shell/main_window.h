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

/// The window: signing in, and the library of who has signed in. Shortcuts, drops and pastes are
/// taken here. Make it, show() it, begin(). GUI thread only.
class MainWindow final : public QWidget {
    Q_OBJECT

 public:
    explicit MainWindow(Context& context, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Signs in with a kept token, or asks who is listening. A first start asks for a profile.
    void begin();
    /// As if a person had signed in on the page; a profile that is in already goes.
    void enter(const auth::SignedIn& who);
    /// Files and folders of the command line or of a second start: added now, or after the sign-in.
    void addFiles(const std::vector<std::filesystem::path>& paths);
    /// Shows the window in front of others.
    void bringToFront();

    /// Who has signed in and is not locked.
    [[nodiscard]] const std::optional<Session>& session() const;
    /// What plays, once its row is known.
    [[nodiscard]] std::optional<catalogue::Song> song() const;

    // What media keys and the desktop's player controls call; nothing happens while nobody is in.
    void togglePlay();
    void stop();
    void next();
    void previous();

    void lock();
    void signOut();

 Q_SIGNALS:
    void sessionChanged();
    /// song() is another.
    void songShown();
    /// The library was painted for the first time since the sign-in.
    void libraryShown();

 protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
