// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusPendingCall>
#include <QDBusVariant>
#include <QProcess>
#include <QStandardPaths>
#include <fstream>

#include "app/mpris/mpris.h"
#include "tests/ui/live_services.h"
#include "ui/shell/main_window.h"

namespace linnet::testing {

/// A session bus of our own, on which nothing can be started.
constexpr const char* kBus =
    "<busconfig><type>session</type><listen>unix:path=%1/bus</listen><auth>EXTERNAL</auth>"
    "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
    "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";

const QString kName = QStringLiteral("org.mpris.MediaPlayer2.linnet");
const QString kObject = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kRoot = QStringLiteral("org.mpris.MediaPlayer2");
const QString kPlayer = QStringLiteral("org.mpris.MediaPlayer2.Player");
const QString kProperties = QStringLiteral("org.freedesktop.DBus.Properties");

constexpr int kPatienceMs = 10'000;

inline QString text(const char* latin1) {
    return QString::fromLatin1(latin1);
}

inline QVariantMap mapOf(const QVariant& value) {
    return qdbus_cast<QVariantMap>(value);
}

/// The real window and services on a private session bus, and a second connection to it, as a
/// desktop has one. Calls are made from there.
class MprisFixture : public QObject {
 protected:
    /// False where there is no dbus-daemon.
    [[nodiscard]] bool startBus() {
        if (QStandardPaths::findExecutable(text("dbus-daemon")).isEmpty())
            return false;
        qDBusRegisterMetaType<QList<QVariantMap>>();
        QFile::setPermissions(m_home.path(),
                              QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
        qputenv("HOME", m_home.path().toUtf8());
        const QString config = m_home.filePath(text("bus.conf"));
        std::ofstream(config.toStdString()) << text(kBus).arg(m_home.path()).toStdString();
        m_daemon.start(text("dbus-daemon"), {text("--nofork"), text("--config-file=") + config});
        m_address = text("unix:path=") + m_home.filePath(text("bus"));
        const auto listens = [this] { return QFile::exists(m_home.filePath(text("bus"))); };
        if (!m_daemon.waitForStarted() || !QTest::qWaitFor(listens, kPatienceMs))
            qFatal("dbus-daemon does not start");
        m_desk = QDBusConnection::connectToBus(m_address, text("desk"));
        if (!m_desk->isConnected())
            qFatal("no connection to the bus");
        return true;
    }
    void stopBus() {
        m_desk.reset();
        QDBusConnection::disconnectFromBus(text("desk"));
        m_daemon.terminate();
        m_daemon.waitForFinished(5'000);
    }

    void openWindow() {
        m_live = std::make_unique<LiveServices>();
        m_window = std::make_unique<ui::MainWindow>(m_live->context);
        m_window->show();
        m_mpris = std::make_unique<app::Mpris>(*m_window, m_live->context);
        m_mpris->publishOn(QDBusConnection::connectToBus(m_address, text("linnet")));
        QTRY_COMPARE(m_mpris->name(), kName);
        property(kRoot, "Identity");  // behind all that the test before has caused
        QCoreApplication::processEvents();
    }
    void closeWindow() {
        m_mpris.reset();
        QDBusConnection::disconnectFromBus(text("linnet"));
        m_window.reset();
        m_live.reset();
        m_name = kName;
    }

    /// The profile of the services, without a password being asked.
    void enter() {
        auth::Profile profile;
        profile.id = m_live->session.user();
        profile.displayName = text("Mira");
        profile.email = text("mira@home.example");
        m_window->enter({profile, m_live->session, "token"});
    }
    void enterAndPlay(int songs) {
        enter();
        const auto ids = m_live->add(songs, 20);
        QVERIFY(m_live->playback->play(m_live->session, ids));
    }

    QDBusMessage call(const QString& interface, const QString& method,
                      const QVariantList& arguments = {}) {
        auto message = QDBusMessage::createMethodCall(m_name, kObject, interface, method);
        message.setArguments(arguments);
        // Answered by this very thread, so nothing may wait in it.
        const QDBusPendingCall pending = m_desk->asyncCall(message);
        if (!QTest::qWaitFor([&] { return pending.isFinished(); }, kPatienceMs))
            qFatal("no answer to %s", qPrintable(method));
        return pending.reply();
    }
    QVariant property(const QString& interface, const char* name) {
        const auto reply = call(kProperties, text("Get"), {interface, text(name)});
        return reply.arguments().value(0).value<QDBusVariant>().variant();
    }
    QVariantMap all(const QString& interface) {
        return mapOf(call(kProperties, text("GetAll"), {interface}).arguments().value(0));
    }

    QTemporaryDir m_home;
    QProcess m_daemon;
    QString m_address;
    QString m_name = kName;
    std::optional<QDBusConnection> m_desk;
    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<app::Mpris> m_mpris;
};

}  // namespace linnet::testing
