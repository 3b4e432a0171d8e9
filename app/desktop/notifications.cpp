// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/notifications.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QStringList>

#include "app/desktop/notification_plan.h"
#include "app/mpris/mpris_state.h"
#include "core/catalogue/catalogue_service.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/context.h"
#include "ui/library/words.h"
#include "ui/settings/desktop_wishes.h"
#include "ui/shell/main_window.h"
#include "ui/theme/covers.h"

namespace linnet::app {

using playback::PlaybackService;
using playback::Status;

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kObject = QStringLiteral("/org/freedesktop/Notifications");
const QString kNext = QStringLiteral("next");
const QString kDefault = QStringLiteral("default");

constexpr int kCoverPixels = 192;
constexpr int kUsualTime = -1;  // as long as the service finds right

QDBusMessage serviceCall(const char* method) {
    return QDBusMessage::createMethodCall(kService, kObject, kService, QString::fromLatin1(method));
}

}  // namespace

Notifications::Notifications(ui::MainWindow& window, ui::Context& context)
    : m_window(window), m_context(context) {
    qDBusRegisterMetaType<NotificationImage>();
    connect(&context.playback, &PlaybackService::songChanged, this, [this] {
        m_changed = true;
        consider();
    });
    connect(&context.playback, &PlaybackService::statusChanged, this, [this](Status status) {
        if (status == Status::Stopped)
            close();
        consider();
    });
    connect(&window, &ui::MainWindow::songShown, this, &Notifications::consider);
    connect(&window, &ui::MainWindow::sessionChanged, this, [this] {
        if (!m_window.session())
            close();
    });
}

Notifications::~Notifications() {
    close();
}

void Notifications::start() {
    ui::ask(
        this, [] { return QDBusConnection::sessionBus(); },
        [this](const QDBusConnection& bus) {
            if (bus.isConnected())
                tellOn(bus);
        });
}

void Notifications::tellOn(const QDBusConnection& bus) {
    m_bus = bus;
    m_bus->connect(kService, kObject, kService, QStringLiteral("NotificationClosed"), this,
                   SLOT(onClosed(uint, uint)));
    m_bus->connect(kService, kObject, kService, QStringLiteral("ActionInvoked"), this,
                   SLOT(onAction(uint, QString)));
    auto* watcher =
        new QDBusServiceWatcher(kService, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, [this] {
        // Another service knows nothing of the one before, and may be able to do other things.
        m_id = 0;
        m_abilities.reset();
    });
    consider();
}

void Notifications::consider() {
    if (!m_bus || !m_changed || m_busy)
        return;
    const auto& now = m_context.playback.current();
    const auto song = m_window.song();
    const auto& preferences = m_context.preferences;
    const NotificationPlan plan{
        .open = m_window.session().has_value(),
        .playing = now.status == Status::Playing,
        .rowKnown = song && song->id == now.song(),
        .wished = ui::desktop_wishes::notifies(preferences),
        .windowActive = m_window.isActiveWindow(),
        .fullScreen = m_window.isVisible() && m_window.isFullScreen(),
        .wishedInFullScreen = ui::desktop_wishes::notifiesInFullScreen(preferences),
    };
    switch (plan.step()) {
        case NotificationPlan::Step::Wait:
            return;
        case NotificationPlan::Step::Leave:
            m_changed = false;
            // What is still seen of the song before is not true any more.
            return close();
        case NotificationPlan::Step::Show:
            break;
    }
    m_busy = true;
    if (!m_abilities)
        return askAbilities();
    m_changed = false;
    m_wanted = true;
    fetchCover(*song);
}

void Notifications::goOn() {
    m_busy = false;
    consider();
}

void Notifications::askAbilities() {
    auto* pending =
        new QDBusPendingCallWatcher(m_bus->asyncCall(serviceCall("GetCapabilities")), this);
    connect(pending, &QDBusPendingCallWatcher::finished, this, [this, pending] {
        pending->deleteLater();
        const QDBusPendingReply<QStringList> reply = *pending;
        if (reply.isError())
            m_changed = false;  // nobody listens; the next song asks again
        else
            m_abilities = reply.value();
        goOn();
    });
}

void Notifications::fetchCover(const catalogue::Song& song) {
    ui::ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_window.session(), song] {
            QImage cover;
            if (song.artwork) {
                if (const auto bytes = catalogue->artwork(session, *song.artwork))
                    cover = ui::Covers::decoded(*bytes, kCoverPixels);
            }
            if (cover.isNull())
                cover = ui::Covers::drawn(ui::words::coverName(song), kCoverPixels);
            return NotificationImage::of(cover);
        },
        [this, song](const NotificationImage& cover) {
            if (m_wanted && !m_changed)
                send(song, cover);
            else
                goOn();
        });
}

void Notifications::send(const catalogue::Song& song, const NotificationImage& cover) {
    const auto& fields = song.fields;
    const auto line = [this](const QString& text) {
        return m_abilities && m_abilities->contains(QLatin1String("body-markup"))
                   ? text.toHtmlEscaped()
                   : text;
    };
    QStringList lines;
    for (const QString& text : {fields.artist, fields.album}) {
        if (!text.isEmpty())
            lines += line(text);
    }
    QStringList actions;
    if (m_abilities && m_abilities->contains(QLatin1String("actions"))) {
        const MprisState now({true, m_context.playback.current(), {}, {}});
        actions << kDefault << tr("Show Linnet");
        if (now.canGoNext())
            actions << kNext << tr("Next");
    }
    const QVariantMap hints{
        {QStringLiteral("desktop-entry"), QStringLiteral("org.linnet.Linnet")},
        {QStringLiteral("image-data"), QVariant::fromValue(cover)},
        {QStringLiteral("suppress-sound"), true},  // there is music
        {QStringLiteral("transient"), true},       // no list keeps what was listened to
    };
    auto call = serviceCall("Notify");
    call << QStringLiteral("Linnet") << m_id << QStringLiteral("org.linnet.Linnet") << fields.title
         << lines.join(QLatin1Char('\n')) << actions << hints << kUsualTime;
    auto* pending = new QDBusPendingCallWatcher(m_bus->asyncCall(call), this);
    connect(pending, &QDBusPendingCallWatcher::finished, this, [this, pending] {
        pending->deleteLater();
        const QDBusPendingReply<uint> reply = *pending;
        m_id = reply.isError() ? 0 : reply.value();
        if (!m_wanted)
            close();  // locked while it was on its way
        goOn();
    });
}

void Notifications::close() {
    m_wanted = false;
    if (m_bus && m_id != 0)
        m_bus->send(serviceCall("CloseNotification") << std::exchange(m_id, 0));
}

void Notifications::onClosed(uint id, uint /*reason*/) {
    if (id == m_id)
        m_id = 0;
}

void Notifications::onAction(uint id, const QString& action) {
    if (id != m_id || id == 0)
        return;
    if (action == kNext)
        m_window.next();
    else if (action == kDefault)
        m_window.bringToFront();
}

}  // namespace linnet::app
