// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tray.h"

#include <QAction>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>
#include <QEvent>
#include <QGuiApplication>
#include <QSystemTrayIcon>
#include <QTimer>

#include "app/mpris/mpris_state.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/context.h"
#include "ui/settings/desktop_offers.h"
#include "ui/shell/main_window.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::app {

using playback::PlaybackService;
using playback::Status;

namespace {

using namespace std::chrono_literals;

// The StatusNotifierItem specification by its names in use.
const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kWatcherObject = QStringLiteral("/StatusNotifierWatcher");

/// A desktop's panel may come up after us. The old tray of X11 is looked for when none has.
constexpr auto kPatience = 4s;

/// In a menu an ampersand underlines what follows it.
QString plain(QString text) {
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

}  // namespace

Tray::Tray(ui::MainWindow& window, ui::Context& context) : m_window(window), m_context(context) {
    build();
    const auto follow = [this] { refresh(); };
    const PlaybackService& playback = context.playback;
    connect(&playback, &PlaybackService::statusChanged, this, follow);
    connect(&playback, &PlaybackService::songChanged, this, follow);
    connect(&playback, &PlaybackService::queueChanged, this, follow);
    connect(&playback, &PlaybackService::modesChanged, this, follow);
    connect(&window, &ui::MainWindow::songShown, this, follow);
    connect(&window, &ui::MainWindow::sessionChanged, this, follow);
    connect(&ui::Theme::instance(), &ui::Theme::changed, this, follow);
    window.installEventFilter(this);
    refresh();
}

Tray::~Tray() {
    if (m_icon)
        ui::DesktopOffers::instance().setTray(false);
}

void Tray::start() {
    ui::ask(
        this, [] { return QDBusConnection::sessionBus(); },
        [this](const QDBusConnection& bus) { lookOn(bus); });
}

void Tray::lookOn(const QDBusConnection& bus) {
    m_bus = bus;
    if (bus.isConnected()) {
        auto* watcher = new QDBusServiceWatcher(
            kWatcher, bus,
            QDBusServiceWatcher::WatchForRegistration | QDBusServiceWatcher::WatchForUnregistration,
            this);
        connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &Tray::ask);
        connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, &Tray::hide);
        m_bus->connect(kWatcher, kWatcherObject, kWatcher,
                       QStringLiteral("StatusNotifierHostRegistered"), this, SLOT(ask()));
        ask();
    }
    if (QGuiApplication::platformName() == QLatin1String("xcb")) {
        QTimer::singleShot(kPatience, this, [this] {
            if (!m_icon && QSystemTrayIcon::isSystemTrayAvailable())
                show();
        });
    }
}

void Tray::ask() {
    if (m_icon)
        return;
    auto call = QDBusMessage::createMethodCall(kWatcher, kWatcherObject,
                                               QStringLiteral("org.freedesktop.DBus.Properties"),
                                               QStringLiteral("Get"));
    call.setAutoStartService(false);
    call << kWatcher << QStringLiteral("IsStatusNotifierHostRegistered");
    auto* pending = new QDBusPendingCallWatcher(m_bus->asyncCall(call), this);
    connect(pending, &QDBusPendingCallWatcher::finished, this, [this, pending] {
        pending->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *pending;
        // From here on Qt's own questions, which wait, are answered at once. It never asks again
        // where it was told once that there is no tray.
        if (!reply.isError() && reply.value().variant().toBool() && !m_icon &&
            QSystemTrayIcon::isSystemTrayAvailable())
            show();
    });
}

void Tray::build() {
    m_menu.setObjectName(QStringLiteral("trayMenu"));
    const auto add = [this](const char* name, const QString& text, auto act) {
        auto* action = m_menu.addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    m_song = m_menu.addAction(QString());
    m_song->setObjectName(QStringLiteral("traySong"));
    m_song->setEnabled(false);
    m_menu.addSeparator();
    m_play = add("trayPlay", {}, [this] { m_window.togglePlay(); });
    m_next = add("trayNext", tr("Next"), [this] { m_window.next(); });
    m_previous = add("trayPrevious", tr("Previous"), [this] { m_window.previous(); });
    m_menu.addSeparator();
    m_toggle = add("trayWindow", {}, [this] { toggleWindow(); });
    add("trayQuit", tr("Quit"), [this] { Q_EMIT quitRequested(); });
}

QString Tray::toolTip() const {
    const auto song = m_window.song();
    const auto& now = m_context.playback.current();
    if (!m_window.session() || !song || song->id != now.song() || now.status == Status::Stopped)
        return QStringLiteral("Linnet");
    return song->fields.artist.isEmpty()
               ? song->fields.title
               : tr("%1 – %2").arg(song->fields.title, song->fields.artist);
}

void Tray::refresh() {
    const MprisState now({m_window.session().has_value(), m_context.playback.current(), {}, {}});
    const bool plays = now.hasTrack() && m_context.playback.current().status == Status::Playing;
    m_song->setText(plain(toolTip()));
    m_play->setText(plays ? tr("Pause") : tr("Play"));
    m_play->setEnabled(now.hasTrack());
    m_next->setEnabled(now.canGoNext());
    m_previous->setEnabled(now.hasTrack());
    m_toggle->setText(windowSeen() ? tr("Hide Linnet") : tr("Show Linnet"));
    if (m_icon)
        m_icon->setToolTip(toolTip());
}

void Tray::show() {
    m_icon = std::make_unique<QSystemTrayIcon>(ui::applicationIcon());
    m_icon->setContextMenu(&m_menu);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    toggleWindow();
                else if (reason == QSystemTrayIcon::MiddleClick)
                    m_window.togglePlay();
            });
    refresh();
    m_icon->show();
    ui::DesktopOffers::instance().setTray(true);
}

void Tray::hide() {
    if (!m_icon)
        return;
    m_icon.reset();
    ui::DesktopOffers::instance().setTray(false);
    // Nobody could bring it back.
    if (m_window.isHidden())
        m_window.bringToFront();
}

bool Tray::isShown() const {
    return m_icon != nullptr;
}

QMenu& Tray::menu() {
    return m_menu;
}

bool Tray::windowSeen() const {
    return m_window.isVisible() && !m_window.isMinimized();
}

void Tray::toggleWindow() {
    if (windowSeen())
        m_window.hide();
    else
        m_window.bringToFront();
}

bool Tray::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Show:
        case QEvent::Hide:
        case QEvent::WindowStateChange:
            // Before the window has taken it; what it says afterwards counts.
            QMetaObject::invokeMethod(
                this, [this] { refresh(); }, Qt::QueuedConnection);
            break;
        default:
            break;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace linnet::app
