// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/backend.h"
#include "core/auth/auth_service.h"
#include "ui/context.h"

namespace linnet::ui {
class MainWindow;
class Preferences;
class SongTable;
}  // namespace linnet::ui

namespace linnet::bench {

class MadeLibrary;

/// The real window over a library, signed in, with its first rows painted.
class BenchWindow {
 public:
    explicit BenchWindow(const MadeLibrary& library);
    BenchWindow(std::unique_ptr<app::Backend> backend, const QByteArray& token);
    ~BenchWindow();
    [[nodiscard]] app::Backend& backend() { return *m_backend; }
    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    /// Null when it is not there; waits until the whole list is.
    [[nodiscard]] ui::SongTable* songsTable();

 private:
    std::unique_ptr<app::Backend> m_backend;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<ui::Context> m_context;
    std::unique_ptr<ui::MainWindow> m_window;
};

}  // namespace linnet::bench
