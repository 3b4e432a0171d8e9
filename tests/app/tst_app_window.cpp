// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <SQLiteCpp/SQLiteCpp.h>

#include <QImage>
#include <QStandardPaths>
#include <fstream>

#include "app/backend.h"
#include "app/keyring.h"
#include "tests/app/linnet_process.h"
#include "tests/support/mp3.h"

using namespace linnet;
using testing::Ended;

namespace {

const QString kPassword = QStringLiteral("correct horse battery");
constexpr int kPatience = 30'000;
constexpr int kTour = 170'000;  ///< it waits for each step itself, and gives up

/// A session bus on which nothing can be started: only the keyring that the test starts is there.
constexpr const char* kBus =
    "<busconfig><type>session</type><listen>unix:path=%1/bus</listen><auth>EXTERNAL</auth>"
    "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
    "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";

QString textOf(const std::filesystem::path& path) {
    return QString::fromStdString(path.string());
}

auth::Password secret() {
    QString words = kPassword;
    words.detach();
    return auth::Password::take(words);
}

}  // namespace

/// The program itself with its window, as a desktop starts it.
class TestAppWindow : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        for (const char* daemon : {"dbus-daemon", "gnome-keyring-daemon"})
            QVERIFY2(!QStandardPaths::findExecutable(QString::fromLatin1(daemon)).isEmpty(),
                     daemon);
        const QString home = textOf(m_linnet.home());
        qputenv("HOME", home.toUtf8());
        qputenv("XDG_DATA_HOME", (home + QStringLiteral("/data")).toUtf8());
        qputenv("XDG_RUNTIME_DIR", home.toUtf8());
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
        QFile::setPermissions(home, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const QString config = home + QStringLiteral("/bus.conf");
        std::ofstream(config.toStdString()) << QString::fromLatin1(kBus).arg(home).toStdString();
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--nofork"), QStringLiteral("--config-file=") + config});
        QVERIFY(m_bus.waitForStarted());
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home.toUtf8() + "/bus");
        QTRY_VERIFY(QFile::exists(home + QStringLiteral("/bus")));
    }
    void cleanupTestCase() {
        for (QProcess* process : {&m_keyring, &m_bus}) {
            process->terminate();
            process->waitForFinished(5'000);
        }
    }

    void demo_comesToItsEnd_andLeavesPictures() {
        const QTemporaryDir folder;
        QProcess process;
        prepare(process, {QStringLiteral("--demo")});
        auto environment = process.processEnvironment();
        environment.insert(QStringLiteral("TMPDIR"), folder.path());
        process.setProcessEnvironment(environment);
        process.start();
        const Ended ended = testing::LinnetProcess::ended(process, kTour);
        ENDED(ended, 0);
        QVERIFY2(!ended.err.contains("misses"), ended.err.constData());
        QCOMPARE(ended.lines().size(), 1);
        const QString shots =
            QString::fromUtf8(ended.lines().front()).section(QStringLiteral("Screenshots: "), 1);
        QVERIFY2(shots.startsWith(folder.path()), ended.out.constData());
        for (const char* page : {"newprofile", "recoverycode", "empty", "drop", "report", "songs",
                                 "albums", "search", "settings", "signin"}) {
            const QString path = shots + u'/' + QString::fromLatin1(page);
            const QImage dark(path + QStringLiteral("-dark.png"));
            const QImage light(path + QStringLiteral("-light.png"));
            QVERIFY2(dark.width() >= 640 && light.size() == dark.size(), page);
            QVERIFY2(dark.pixelColor(2, 2).lightness() + 60 < light.pixelColor(2, 2).lightness(),
                     page);
        }
        // Its library and its music are gone.
        QCOMPARE(QDir(folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
    }

    void fileOfASecondStart_comesToTheWindowThatIsThere() {
        const std::filesystem::path library = m_linnet.home() / "library";
        makeProfileThatIsKept(library);
        const QString place = textOf(library);
        QProcess window;
        prepare(window, {QStringLiteral("--library"), place, song("First", 300)});
        window.start();
        QVERIFY(window.waitForStarted());
        QTRY_COMPARE_WITH_TIMEOUT(songs(library), 1, kPatience);

        QProcess second;
        prepare(second, {QStringLiteral("--library"), place, song("Second", 600)});
        second.start();
        const Ended handedOver = testing::LinnetProcess::ended(second);
        ENDED(handedOver, 0);
        QCOMPARE(handedOver.err, QByteArray());
        QTRY_COMPARE_WITH_TIMEOUT(songs(library), 2, kPatience);
        QCOMPARE(window.state(), QProcess::Running);

        window.terminate();
        const Ended closed = testing::LinnetProcess::ended(window);
        ENDED(closed, 0);
        const Ended list =
            m_linnet.run({QStringLiteral("list"), QStringLiteral("--library"), place,
                          QStringLiteral("--email"), QStringLiteral("ada@example.org"),
                          QStringLiteral("--password-stdin"), QStringLiteral("--json")},
                         kPassword.toUtf8() + '\n');
        ENDED(list, 0);
        QStringList titles;
        for (const QJsonObject& line : list.objects())
            titles += line[QStringLiteral("title")].toString();
        titles.sort();
        QCOMPARE(titles, (QStringList{QStringLiteral("First"), QStringLiteral("Second")}));
        const Ended check =
            m_linnet.run({QStringLiteral("check"), QStringLiteral("--library"), place});
        ENDED(check, 0);
    }

 private:
    void prepare(QProcess& process, const QStringList& words) const {
        m_linnet.prepare(process, words);
        auto environment = process.processEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        process.setProcessEnvironment(environment);
    }

    /// A profile whose token is in the keyring, so that the window lets it in.
    void makeProfileThatIsKept(const std::filesystem::path& library) {
        m_keyring.start(QStringLiteral("gnome-keyring-daemon"),
                        {QStringLiteral("--foreground"), QStringLiteral("--components=secrets"),
                         QStringLiteral("--unlock")});
        QVERIFY(m_keyring.waitForStarted());
        m_keyring.write("the password of the keyring");
        m_keyring.closeWriteChannel();
        std::unique_ptr<app::Keyring> keyring;
        QTRY_VERIFY_WITH_TIMEOUT((keyring = app::Keyring::find(library)), kPatience);
        auto backend = app::Backend::open(library, app::Backend::Sound::No);
        QVERIFY(backend);
        auto& auth = *(*backend)->auth;
        QVERIFY(auth.registerProfile(QStringLiteral("Ada"), QStringLiteral("ada@example.org"),
                                     secret()));
        const auto who = auth.signIn(QStringLiteral("ada@example.org"), secret(),
                                     auth::SessionLife::KeepSignedIn);
        QVERIFY(who);
        keyring->save(who->token);
        const auto isKept = [&, kept = std::make_shared<QByteArray>()] {
            keyring->load([kept](const QByteArray& token) { *kept = token; });
            QTest::qWait(50);
            return *kept == who->token;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKept(), kPatience);
    }

    /// Writes a song beside the library; its path.
    [[nodiscard]] QString song(const char* title, double frequency) const {
        testing::Mp3Tags tags;
        tags.title = QString::fromLatin1(title);
        testing::Mp3Options options;
        options.frequency = frequency;
        const auto path = m_linnet.home() / (std::string(title) + ".mp3");
        testing::writeFile(path, testing::mp3(tags, options));
        return textOf(path);
    }

    /// How many the library holds, whoever has it open.
    [[nodiscard]] static int songs(const std::filesystem::path& library) {
        try {
            SQLite::Database rows((library / "library.db").string(), SQLite::OPEN_READONLY, 2000);
            return rows.execAndGet("SELECT count(*) FROM songs").getInt();
        } catch (const SQLite::Exception&) {
            return -1;  // it is being opened
        }
    }

    testing::LinnetProcess m_linnet;
    QProcess m_bus;
    QProcess m_keyring;
};

QTEST_GUILESS_MAIN(TestAppWindow)
#include "tst_app_window.moc"
