// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QMenu>
#include <QObject>
#include <memory>
#include <optional>

class QAction;
class QSystemTrayIcon;

namespace linnet::ui {
struct Context;
class MainWindow;
}  // namespace linnet::ui

namespace linnet::app {

/// Linnet in the desktop's tray, where it has one: what plays, the transport, the window, and the
/// way out. Without a tray there is no icon, and nothing is missed. While a profile is locked it
/// says nothing of it. GUI thread only; never waits for the bus.
class Tray final : public QObject {
    Q_OBJECT

 public:
    /// Borrowed; both outlive this.
    Tray(ui::MainWindow& window, ui::Context& context);
    ~Tray() override;

    /// Looks for the session bus on another thread, and for a tray by it.
    void start();
    /// Looks for a tray by this bus, now and whenever one comes.
    void lookOn(const QDBusConnection& bus);

    [[nodiscard]] bool isShown() const;
    [[nodiscard]] QMenu& menu();
    /// What the icon says when the pointer rests on it.
    [[nodiscard]] QString toolTip() const;

 Q_SIGNALS:
    void quitRequested();

 private Q_SLOTS:
    void ask();

 private:
    void build();
    void refresh();
    void show();
    void hide();
    void toggleWindow();
    /// The window is there to be seen, not hidden or minimized.
    [[nodiscard]] bool windowSeen() const;
    bool eventFilter(QObject* watched, QEvent* event) override;

    ui::MainWindow& m_window;
    ui::Context& m_context;
    QMenu m_menu;
    QAction* m_song = nullptr;
    QAction* m_play = nullptr;
    QAction* m_next = nullptr;
    QAction* m_previous = nullptr;
    QAction* m_toggle = nullptr;
    std::optional<QDBusConnection> m_bus;
    std::unique_ptr<QSystemTrayIcon> m_icon;
};

}  // namespace linnet::app
