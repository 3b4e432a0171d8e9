// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/desktop_look.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>
#include <QStandardPaths>

namespace linnet::ui {
namespace {

using Groups = QMap<QString, QVariantMap>;

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kAppearance = QStringLiteral("org.freedesktop.appearance");
const QString kGnome = QStringLiteral("org.gnome.desktop.interface");

/// Without this QtDBus would try to launch a bus of its own, which takes long.
bool busIsThere() {
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + QStringLiteral("/bus"));
}

}  // namespace

DesktopLook::DesktopLook(QObject* parent) : QObject(parent) {}

void DesktopLook::start() {
    if (m_started || !busIsThere())
        return;
    m_started = true;
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    auto question =
        QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("ReadAll"));
    question << QStringList{kAppearance, kGnome};
    auto* call = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, &DesktopLook::onAnswer);
}

void DesktopLook::onAnswer(QDBusPendingCallWatcher* call) {
    call->deleteLater();
    const QDBusMessage reply = call->reply();
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty() ||
        reply.signature() != QStringLiteral("a{sa{sv}}"))
        return;
    const auto groups = qdbus_cast<Groups>(reply.arguments().constFirst());
    for (auto group = groups.begin(); group != groups.end(); ++group)
        for (auto entry = group->begin(); entry != group->end(); ++entry)
            take(group.key(), entry.key(), entry.value());
    Q_EMIT changed();
}

void DesktopLook::onSettingChanged(const QString& group, const QString& key,
                                   const QDBusVariant& value) {
    if (group != kAppearance && group != kGnome)
        return;
    take(group, key, value.variant());
    Q_EMIT changed();
}

void DesktopLook::take(const QString& group, const QString& key, const QVariant& value) {
    if (group == kAppearance && key == QStringLiteral("color-scheme")) {
        const uint scheme = value.toUInt();  // 0: no preference, 1: dark, 2: light
        m_dark = scheme == 1   ? std::optional(true)
                 : scheme == 2 ? std::optional(false)
                               : std::nullopt;
    } else if (group == kAppearance && key == QStringLiteral("contrast")) {
        m_highContrast = value.toUInt() == 1;
    } else if (group == kGnome && key == QStringLiteral("enable-animations")) {
        m_reducedMotion = !value.toBool();
    }
}

}  // namespace linnet::ui
