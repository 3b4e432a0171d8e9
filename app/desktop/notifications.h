// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <optional>

#include "app/desktop/notification_image.h"
#include "core/catalogue/song.h"

namespace linnet::ui {
struct Context;
class MainWindow;
}  // namespace linnet::ui

namespace linnet::app {

/// Tells the desktop of each song that begins (Desktop Notifications Specification 1.2): one
/// notification, replaced by the next and kept in no list, and gone when the profile is locked.
/// Where the desktop has no such service nothing happens. GUI thread only; never waits for the bus.
class Notifications final : public QObject {
    Q_OBJECT

 public:
    /// Borrowed; both outlive this.
    Notifications(ui::MainWindow& window, ui::Context& context);
    ~Notifications() override;

    /// Looks for the session bus on another thread.
    void start();
    void tellOn(const QDBusConnection& bus);

 private Q_SLOTS:
    void onClosed(uint id, uint reason);
    void onAction(uint id, const QString& action);

 private:
    void consider();
    /// Nothing is on its way any more.
    void goOn();
    /// What the service can do is asked when there is something to say for the first time.
    void askAbilities();
    void fetchCover(const catalogue::Song& song);
    void send(const catalogue::Song& song, const NotificationImage& cover);
    void close();

    ui::MainWindow& m_window;
    ui::Context& m_context;
    std::optional<QDBusConnection> m_bus;
    std::optional<QStringList> m_abilities;
    bool m_changed = false;  ///< a song has begun that was not told of yet
    bool m_busy = false;     ///< one is on its way; what comes meanwhile waits, to replace it
    bool m_wanted = false;   ///< what is on its way or seen is to be seen
    uint m_id = 0;           ///< the service's name for what is seen; 0: nothing is
};

}  // namespace linnet::app
