// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <optional>

#include "app/keyring.h"

using namespace linnet::app;

namespace {

/// A session bus on which nothing can be started, so that the keyring is there when the test says
/// so.
constexpr const char* kBus =
    "<busconfig><type>session</type><listen>unix:path=%1/bus</listen><auth>EXTERNAL</auth>"
    "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
    "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";

}  // namespace

/// GNOME's keyring daemon on a private bus, through QtKeychain and libsecret as on a desktop.
class TestKeyring : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_daemon;

    static std::optional<QByteArray> loaded(Keyring& keyring) {
        std::optional<QByteArray> result;
        keyring.load([&](const QByteArray& token) { result = token; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 10'000))
            return std::nullopt;
        return result;
    }

 private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("gnome-keyring-daemon")).isEmpty(),
                 "gnome-keyring is not installed");
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
        const QString config = m_home.filePath(QStringLiteral("bus.conf"));
        std::ofstream(config.toStdString())
            << QString::fromLatin1(kBus).arg(m_home.path()).toStdString();
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--nofork"), QStringLiteral("--config-file=") + config});
        QVERIFY(m_bus.waitForStarted());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_home.path().toUtf8() + "/bus");
        QTRY_VERIFY(QFile::exists(m_home.filePath(QStringLiteral("bus"))));
    }
    void cleanupTestCase() {
        for (QProcess* process : {&m_daemon, &m_bus}) {
            process->terminate();
            process->waitForFinished(5'000);
        }
    }

    void withoutAKeyring_thereIsNone() { QVERIFY(!Keyring::find("/somewhere/library")); }

    void token_isKeptAndForgotten() {
        m_daemon.start(QStringLiteral("gnome-keyring-daemon"),
                       {QStringLiteral("--foreground"), QStringLiteral("--components=secrets"),
                        QStringLiteral("--unlock")});
        QVERIFY(m_daemon.waitForStarted());
        m_daemon.write("the password of the keyring");
        m_daemon.closeWriteChannel();
        std::unique_ptr<Keyring> keyring;
        QTRY_VERIFY_WITH_TIMEOUT((keyring = Keyring::find("/somewhere/library")), 10'000);

        QCOMPARE(loaded(*keyring), QByteArray());
        keyring->save("a.token.of-a-session");
        QTRY_COMPARE_WITH_TIMEOUT(loaded(*keyring), QByteArray("a.token.of-a-session"), 10'000);
        // Another library has its own.
        const auto other = Keyring::find("/somewhere/else");
        QCOMPARE(loaded(*other), QByteArray());
        keyring->forget();
        QTRY_COMPARE_WITH_TIMEOUT(loaded(*keyring), QByteArray(), 10'000);
    }
};

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_app_keyring.moc"
