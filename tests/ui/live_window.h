// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/live_services.h"
#include "ui/shell/main_window.h"

namespace linnet::testing {

/// The whole window on the screen, active, with the profile of `live` signed in.
inline std::unique_ptr<ui::MainWindow> windowOf(LiveServices& live) {
    auto window = std::make_unique<ui::MainWindow>(live.context);
    window->resize(1280, 800);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("the window does not become active");
    auth::Profile profile;
    profile.id = live.session.user();
    profile.displayName = QStringLiteral("Mira");
    profile.email = QStringLiteral("mira@home.example");
    window->enter({profile, live.session, "token"});
    return window;
}

}  // namespace linnet::testing
