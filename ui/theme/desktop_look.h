// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>
#include <optional>

class QDBusPendingCallWatcher;

namespace linnet::ui {

/// What the desktop says about light and dark, contrast and motion, through the XDG settings portal
/// (org.freedesktop.portal.Settings; Qt 6.4 does not ask it itself). Nothing where there is no
/// portal. GUI thread only.
class DesktopLook final : public QObject {
    Q_OBJECT

 public:
    explicit DesktopLook(QObject* parent = nullptr);

    /// Asks, without waiting, and listens for changes.
    void start();
    [[nodiscard]] std::optional<bool> dark() const { return m_dark; }
    [[nodiscard]] bool highContrast() const { return m_highContrast; }
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }

 Q_SIGNALS:
    void changed();

 private Q_SLOTS:
    void onSettingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
    void onAnswer(QDBusPendingCallWatcher* call);
    void take(const QString& group, const QString& key, const QVariant& value);

    bool m_started = false;
    std::optional<bool> m_dark;
    bool m_highContrast = false;
    bool m_reducedMotion = false;
};

}  // namespace linnet::ui
