// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusPendingCall>
#include <QDBusVariant>
#include <QProcess>
#include <QSystemTrayIcon>
#include <fstream>

#include "app/desktop/notification_plan.h"
#include "app/desktop/notifications.h"
#include "app/desktop/tray.h"
#include "tests/app/fake_desktop.h"
#include "tests/ui/live_services.h"
#include "ui/settings/desktop_offers.h"
#include "ui/settings/desktop_wishes.h"
#include "ui/shell/main_window.h"

using namespace linnet;
using namespace linnet::app;
using namespace linnet::testing;
using namespace std::chrono_literals;
using playback::Status;
using Step = NotificationPlan::Step;

Q_DECLARE_METATYPE(linnet::app::NotificationPlan)

namespace {

const QString kNotifications = QStringLiteral("org.freedesktop.Notifications");
const QString kNotificationsObject = QStringLiteral("/org/freedesktop/Notifications");
const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kWatcherObject = QStringLiteral("/StatusNotifierWatcher");

/// Only this test's bus and screen; made before Qt looks for either.
class PrivateDesktop {
 public:
    PrivateDesktop() {
        const QString config = m_home.filePath(QStringLiteral("bus.conf"));
        std::ofstream(config.toStdString())
            << "<busconfig><type>session</type><listen>unix:path="
            << m_home.filePath(QStringLiteral("bus")).toStdString()
            << "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
               "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
               "<allow own=\"*\"/></policy></busconfig>";
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                     QStringLiteral("--config-file=") + config});
        if (m_bus.waitForStarted() && m_bus.waitForReadyRead())
            address = QString::fromLatin1(m_bus.readLine().trimmed());
        qputenv("DBUS_SESSION_BUS_ADDRESS", address.toLatin1());

        m_screen.start(
            QStringLiteral("Xvfb"),
            {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
             QStringLiteral("0"), QStringLiteral("1280x1024x24"), QStringLiteral("-nolisten"),
             QStringLiteral("tcp")});
        if (m_screen.waitForStarted() && m_screen.waitForReadyRead(20'000)) {
            qputenv("DISPLAY", ":" + m_screen.readLine().trimmed());
            qputenv("QT_QPA_PLATFORM", "xcb");
            hasScreen = true;
        }
    }
    ~PrivateDesktop() {
        for (QProcess* process : {&m_screen, &m_bus}) {
            process->terminate();
            process->waitForFinished(5'000);
        }
    }

    QString address;
    bool hasScreen = false;

 private:
    QTemporaryDir m_home;
    QProcess m_bus;
    QProcess m_screen;
};

const PrivateDesktop* desktop = nullptr;

}  // namespace

/// What the desktop is told: the real window and services on a private session bus, a desktop's
/// services at its other end.
class TestDesktop : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        QVERIFY(!desktop->address.isEmpty());
        m_live = std::make_unique<LiveServices>();
        m_window = std::make_unique<ui::MainWindow>(m_live->context);
        m_bus = QDBusConnection::connectToBus(desktop->address, QStringLiteral("linnet"));
        QVERIFY(m_bus->isConnected());
    }
    void cleanup() {
        m_notifications.reset();
        m_tray.reset();
        m_window.reset();
        m_live.reset();
        m_service.reset();
        m_bus.reset();
        QDBusConnection::disconnectFromBus(QStringLiteral("linnet"));
    }

    void plan_data() {
        QTest::addColumn<NotificationPlan>("plan");
        QTest::addColumn<Step>("step");
        const NotificationPlan usual{true, true, true, true, false, false, false};
        const auto with = [&](bool NotificationPlan::*what, bool value) {
            NotificationPlan plan = usual;
            plan.*what = value;
            return plan;
        };
        QTest::newRow("a song begins") << usual << Step::Show;
        QTest::newRow("locked") << with(&NotificationPlan::open, false) << Step::Leave;
        QTest::newRow("paused") << with(&NotificationPlan::playing, false) << Step::Wait;
        QTest::newRow("no title yet") << with(&NotificationPlan::rowKnown, false) << Step::Wait;
        QTest::newRow("switched off") << with(&NotificationPlan::wished, false) << Step::Leave;
        QTest::newRow("looked at") << with(&NotificationPlan::windowActive, true) << Step::Leave;
        NotificationPlan full = with(&NotificationPlan::fullScreen, true);
        QTest::newRow("full screen") << full << Step::Leave;
        full.wishedInFullScreen = true;
        QTest::newRow("full screen, wished there") << full << Step::Show;
        full.windowActive = true;
        QTest::newRow("full screen, wished there, looked at") << full << Step::Show;
    }
    void plan() {
        QFETCH(NotificationPlan, plan);
        QTEST(plan.step(), "step");
    }

    void aSong_isNotifiedWithItsCover_andTheNextReplacesIt() {
        notify();
        enter();
        const auto ids = m_live->add(3, 20);
        const QByteArray picture = pngImage(40, 40, 0x3366cc);
        QVERIFY(m_live->catalogue->setArtwork(m_live->session, std::span(ids.data(), 1), picture));
        QVERIFY(m_live->playback->play(m_live->session, ids));
        QTRY_COMPARE(shown().size(), 1);
        const Notified first = shown().first();
        QCOMPARE(first.replaced, 0U);
        QCOMPARE(first.summary, QStringLiteral("Song 0"));
        QCOMPARE(first.body, QStringLiteral("Artist 0\nAlbum 0"));
        QCOMPARE(first.hints.value(QStringLiteral("transient")), QVariant(true));
        QCOMPARE(first.hints.value(QStringLiteral("desktop-entry")).toString(),
                 QStringLiteral("org.linnet.Linnet"));
        const auto image = coverOf(first);
        QCOMPARE(image.width, 192);
        QCOMPARE(image.pixels.size(), image.bytesPerLine * image.height);
        QCOMPARE(QByteArray(image.pixels.constData(), 4).toHex(), QByteArray("3366ccff"));

        QVERIFY(m_live->playback->next(m_live->session));
        QTRY_COMPARE(shown().size(), 2);
        QCOMPARE(shown()[1].summary, QStringLiteral("Song 1"));
        QCOMPARE(shown()[1].replaced, first.id);
        QVERIFY(coverOf(shown()[1]).pixels.size() > 0);  // drawn from the album's name
    }

    void songsSkippedQuickly_leaveOneNotificationOfTheLast() {
        notify();
        enter();
        QVERIFY(m_live->playback->play(m_live->session, m_live->add(6, 20)));
        for (int i = 0; i < 5; ++i)
            QVERIFY(m_live->playback->next(m_live->session));
        QTRY_VERIFY(!shown().isEmpty() && shown().last().summary == QLatin1String("Song 5"));
        for (const Notified& one : shown())
            QCOMPARE(one.id, shown().first().id);
    }

    void actionNext_playsTheNextSong_andIsNotOfferedAtTheEnd() {
        notify();
        enterAndPlay(2);
        QTRY_COMPARE(shown().size(), 1);
        QVERIFY(shown()[0].actions.contains(QStringLiteral("next")));
        invoke(shown()[0].id + 1, "next");  // of another program's
        invoke(shown()[0].id, "next");
        QTRY_COMPARE(m_live->playback->current().current, std::size_t(1));
        QTRY_COMPARE(shown().size(), 2);
        QVERIFY(!shown()[1].actions.contains(QStringLiteral("next")));
        QVERIFY(!m_window->isVisible());
        invoke(shown()[1].id, "default");
        QTRY_VERIFY(m_window->isVisible());
    }

    void actions_areNotOfferedWhereTheServiceHasNone() {
        notify();
        m_service->adaptor->setAbilities({QStringLiteral("body")});
        enterAndPlay(2);
        QTRY_COMPARE(shown().size(), 1);
        QVERIFY(shown()[0].actions.isEmpty());
    }

    void markupInATag_isShownAsItIsWritten() {
        notify();
        enter();
        const auto ids = m_live->add(1, 20);
        catalogue::SongFields fields;
        fields.title = QStringLiteral("A & B");
        fields.artist = QStringLiteral("<b>Loud</b> & co");
        QVERIFY(m_live->catalogue->update(m_live->session, ids[0], fields));
        QVERIFY(m_live->playback->play(m_live->session, ids));
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0].summary, QStringLiteral("A & B"));
        QCOMPARE(shown()[0].body, QStringLiteral("&lt;b&gt;Loud&lt;/b&gt; &amp; co"));
    }

    void lock_closesTheNotification() {
        notify();
        enterAndPlay(2);
        QTRY_COMPARE(shown().size(), 1);
        QVERIFY(closed().isEmpty());
        m_window->lock();
        QTRY_COMPARE(closed(), QList<uint>{shown()[0].id});
    }

    void lock_whileOneIsOnItsWay_leavesNoneBehind() {
        notify();
        enterAndPlay(2);
        QTRY_VERIFY(m_window->song());
        m_window->lock();
        ui::askPool().waitForDone();
        QTRY_VERIFY(closed().size() == shown().size());
        QTest::qWait(100);  // nothing that could be waited for may come
        QCOMPARE(closed().size(), shown().size());
    }

    void switchedOff_nothingIsTold() {
        notify();
        enter();
        ui::desktop_wishes::setNotifies(m_live->preferences, false);
        const auto ids = m_live->add(2, 20);
        QVERIFY(m_live->playback->play(m_live->session, ids));
        QTRY_VERIFY(m_window->song());
        ui::desktop_wishes::setNotifies(m_live->preferences, true);
        QVERIFY(m_live->playback->next(m_live->session));
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0].summary, QStringLiteral("Song 1"));
    }

    void fullScreen_isToldOnlyWhereWished() {
        notify();
        m_window->showFullScreen();
        enterAndPlay(2);
        QTRY_VERIFY(m_window->song());
        ui::desktop_wishes::setNotifiesInFullScreen(m_live->preferences, true);
        QVERIFY(m_live->playback->next(m_live->session));
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0].summary, QStringLiteral("Song 1"));
    }

    void aServiceThatComesBack_isToldAnew() {
        notify();
        enterAndPlay(2);
        QTRY_COMPARE(shown().size(), 1);
        m_service.reset();
        m_service = std::make_unique<FakeService<NotificationAdaptor>>(
            desktop->address, kNotifications, kNotificationsObject);
        QVERIFY(m_service->ok);
        QTRY_VERIFY(m_bus->interface()->isServiceRegistered(kNotifications).value());
        QCoreApplication::processEvents();
        QVERIFY(m_live->playback->next(m_live->session));
        QTRY_COMPARE(shown().size(), 1);
        QCOMPARE(shown()[0].replaced, 0U);
    }

    void withoutAService_nothingHappens() {
        m_notifications = std::make_unique<Notifications>(*m_window, m_live->context);
        m_notifications->tellOn(*m_bus);
        enterAndPlay(2);
        QTRY_VERIFY(m_window->song());
        QVERIFY(m_live->playback->next(m_live->session));
    }

    void trayMenu_saysWhatPlaysAndDrivesIt() {
        m_tray = std::make_unique<Tray>(*m_window, m_live->context);
        QCOMPARE(text("traySong"), QStringLiteral("Linnet"));
        for (const char* name : {"trayPlay", "trayNext", "trayPrevious"})
            QVERIFY(!action(name)->isEnabled());
        m_window->show();
        enterAndPlay(2);
        QTRY_COMPARE(text("traySong"), QStringLiteral("Song 0 – Artist 0"));
        QCOMPARE(m_tray->toolTip(), QStringLiteral("Song 0 – Artist 0"));
        QCOMPARE(text("trayPlay"), QStringLiteral("Pause"));
        action("trayPlay")->trigger();
        QTRY_COMPARE(m_live->playback->current().status, Status::Paused);
        QCOMPARE(text("trayPlay"), QStringLiteral("Play"));
        action("trayPlay")->trigger();
        action("trayNext")->trigger();
        QTRY_COMPARE(text("traySong"), QStringLiteral("Song 1 – Artist 0"));
        QVERIFY(!action("trayNext")->isEnabled());
        action("trayPrevious")->trigger();
        QTRY_COMPARE(m_live->playback->current().current, std::size_t(0));

        QTRY_COMPARE(text("trayWindow"), QStringLiteral("Hide Linnet"));
        action("trayWindow")->trigger();
        QVERIFY(!m_window->isVisible());
        QTRY_COMPARE(text("trayWindow"), QStringLiteral("Show Linnet"));
        action("trayWindow")->trigger();
        QVERIFY(m_window->isVisible());
        QSignalSpy quit(m_tray.get(), &Tray::quitRequested);
        action("trayQuit")->trigger();
        QCOMPARE(quit.count(), 1);
    }

    void trayMenu_lock_showsNothingOfTheProfile() {
        m_tray = std::make_unique<Tray>(*m_window, m_live->context);
        enterAndPlay(2);
        QTRY_COMPARE(text("traySong"), QStringLiteral("Song 0 – Artist 0"));
        m_window->lock();
        QCOMPARE(text("traySong"), QStringLiteral("Linnet"));
        QCOMPARE(m_tray->toolTip(), QStringLiteral("Linnet"));
        QCOMPARE(text("trayPlay"), QStringLiteral("Play"));
        for (const char* name : {"trayPlay", "trayNext", "trayPrevious"})
            QVERIFY(!action(name)->isEnabled());
    }

    void close_withoutATray_closes() {
        enter();
        ui::desktop_wishes::setClosesToTray(m_live->preferences, true);
        m_window->show();
        QVERIFY(closedByThePerson());
    }

    void tray_comesAndGoesWithThePanel_andTakesTheWindowWhereWished() {
        QVERIFY2(desktop->hasScreen, "Xvfb is not installed");
        auto panel = std::make_unique<FakeService<WatcherAdaptor>>(desktop->address, kWatcher,
                                                                   kWatcherObject);
        QVERIFY(panel->ok);
        m_tray = std::make_unique<Tray>(*m_window, m_live->context);
        m_tray->lookOn(*m_bus);
        QTRY_VERIFY(m_tray->isShown());
        QTRY_COMPARE(panel->adaptor->items().size(), 1);
        QVERIFY(ui::DesktopOffers::instance().tray());
        m_window->show();
        enterAndPlay(2);
        QTRY_COMPARE(itemTitle(panel->adaptor->items().first()),
                     QStringLiteral("Song 0 – Artist 0"));

        QVERIFY(closedByThePerson());  // unless it is wished otherwise
        m_window->show();
        ui::desktop_wishes::setClosesToTray(m_live->preferences, true);
        QVERIFY(!closedByThePerson());
        QVERIFY(!m_window->isVisible());
        QCOMPARE(m_live->playback->current().status, Status::Playing);
        m_window->show();
        QVERIFY(m_window->close());  // the end of the program

        m_window->hide();
        m_window->lock();
        QTRY_COMPARE(itemTitle(panel->adaptor->items().first()), QStringLiteral("Linnet"));

        // Without the panel nobody could bring the window back.
        panel.reset();
        QTRY_VERIFY(!m_tray->isShown());
        QVERIFY(m_window->isVisible());
        QVERIFY(!ui::DesktopOffers::instance().tray());
    }

 private:
    void notify() {
        m_service = std::make_unique<FakeService<NotificationAdaptor>>(
            desktop->address, kNotifications, kNotificationsObject);
        QVERIFY(m_service->ok);
        m_notifications = std::make_unique<Notifications>(*m_window, m_live->context);
        m_notifications->tellOn(*m_bus);
    }
    void enter() {
        auth::Profile profile;
        profile.id = m_live->session.user();
        profile.displayName = QStringLiteral("Mira");
        profile.email = QStringLiteral("mira@home.example");
        m_window->enter({profile, m_live->session, "token"});
    }
    void enterAndPlay(int songs) {
        enter();
        QVERIFY(m_live->playback->play(m_live->session, m_live->add(songs, 20)));
    }
    [[nodiscard]] QList<Notified> shown() const { return m_service->adaptor->shown(); }
    [[nodiscard]] QList<uint> closed() const { return m_service->adaptor->closed(); }
    static NotificationImage coverOf(const Notified& one) {
        return qdbus_cast<NotificationImage>(one.hints.value(QStringLiteral("image-data")));
    }
    void invoke(uint id, const char* action) {
        m_service->onThread(
            [&] { Q_EMIT m_service->adaptor->ActionInvoked(id, QString::fromLatin1(action)); });
    }
    QAction* action(const char* name) { return part<QAction>(m_tray->menu(), name); }
    QString text(const char* name) { return action(name)->text(); }
    /// As the window manager closes it. False: it stayed.
    bool closedByThePerson() {
        QCloseEvent event;
        QSpontaneKeyEvent::setSpontaneous(&event);
        qApp->notify(m_window.get(), &event);  // sendEvent() would say that we closed it
        return event.isAccepted();
    }
    /// What a panel shows of the icon.
    QString itemTitle(const QString& service) {
        auto call = QDBusMessage::createMethodCall(
            service, QStringLiteral("/StatusNotifierItem"),
            QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        call << QStringLiteral("org.kde.StatusNotifierItem") << QStringLiteral("ToolTip");
        const QDBusPendingCall pending = m_bus->asyncCall(call);
        if (!QTest::qWaitFor([&] { return pending.isFinished(); }, 10'000))
            return QStringLiteral("no answer");
        const auto tip = pending.reply().arguments().value(0).value<QDBusVariant>().variant();
        const auto argument = tip.value<QDBusArgument>();
        QString icon;
        QString title;
        argument.beginStructure();
        argument >> icon;
        argument.beginArray();
        while (!argument.atEnd()) {
            int width = 0;
            int height = 0;
            QByteArray pixels;
            argument.beginStructure();
            argument >> width >> height >> pixels;
            argument.endStructure();
        }
        argument.endArray();
        argument >> title;
        argument.endStructure();
        return title;
    }

    std::unique_ptr<LiveServices> m_live;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<FakeService<NotificationAdaptor>> m_service;
    std::optional<QDBusConnection> m_bus;
    std::unique_ptr<Notifications> m_notifications;
    std::unique_ptr<Tray> m_tray;
};

int main(int argc, char** argv) {
    const PrivateDesktop own;
    desktop = &own;
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    TestDesktop test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_app_desktop.moc"
