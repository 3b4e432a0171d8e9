// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace linnet::ui {

/// What this desktop offers beside windows, as far as the app has found out: until it has, and
/// where there is no desktop, nothing. One for the process. GUI thread only.
class DesktopOffers final : public QObject {
    Q_OBJECT

 public:
    static DesktopOffers& instance();

    /// A tray holds Linnet's icon, so that the window can be had back.
    [[nodiscard]] bool tray() const { return m_tray; }
    void setTray(bool tray);

 Q_SIGNALS:
    void changed();

 private:
    bool m_tray = false;
};

}  // namespace linnet::ui
