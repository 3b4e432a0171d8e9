// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QMutex>
#include <QStringList>
#include <QThread>
#include <QVariantMap>
#include <functional>

#include "app/desktop/notification_image.h"

namespace linnet::testing {

struct Notified {
    uint id = 0;
    uint replaced = 0;
    QString summary;
    QString body;
    QStringList actions;
    QVariantMap hints;
};

/// org.freedesktop.Notifications as a desktop has it: keeps what it is told.
class NotificationAdaptor final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

 public:
    explicit NotificationAdaptor(QObject* service) : QDBusAbstractAdaptor(service) {}

    // Read by the test's thread, hence the lock.
    QList<Notified> shown() const { return locked(m_shown); }
    QList<uint> closed() const { return locked(m_closed); }
    void setAbilities(const QStringList& abilities) {
        const QMutexLocker lock(&m_mutex);
        m_abilities = abilities;
    }

 public Q_SLOTS:
    QStringList GetCapabilities() { return locked(m_abilities); }
    // NOLINTNEXTLINE(readability-function-size): as the specification has it
    uint Notify(const QString& /*app_name*/, uint replaces_id, const QString& /*app_icon*/,
                const QString& summary, const QString& body, const QStringList& actions,
                const QVariantMap& hints, int /*expire_timeout*/) {
        const QMutexLocker lock(&m_mutex);
        const uint id = replaces_id != 0 ? replaces_id : ++m_last;
        m_shown.append({id, replaces_id, summary, body, actions, hints});
        return id;
    }
    void CloseNotification(uint id) {
        {
            const QMutexLocker lock(&m_mutex);
            m_closed.append(id);
        }
        Q_EMIT NotificationClosed(id, 3);
    }

 Q_SIGNALS:
    void NotificationClosed(uint id, uint reason);
    void ActionInvoked(uint id, const QString& action_key);

 private:
    template <class T>
    T locked(const T& value) const {
        const QMutexLocker lock(&m_mutex);
        return value;
    }

    mutable QMutex m_mutex;
    QStringList m_abilities{QStringLiteral("actions"), QStringLiteral("body"),
                            QStringLiteral("body-markup")};
    QList<Notified> m_shown;
    QList<uint> m_closed;
    uint m_last = 6;
};

/// org.kde.StatusNotifierWatcher as a panel has it: keeps the names of the icons.
class WatcherAdaptor final : public QDBusAbstractAdaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ yes)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)
    Q_PROPERTY(int ProtocolVersion READ version)

 public:
    explicit WatcherAdaptor(QObject* watcher) : QDBusAbstractAdaptor(watcher) {}
    [[nodiscard]] bool yes() const { return true; }
    [[nodiscard]] int version() const { return 0; }
    [[nodiscard]] QStringList items() const {
        const QMutexLocker lock(&m_mutex);
        return m_items;
    }

 public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString& service) {
        {
            const QMutexLocker lock(&m_mutex);
            m_items.append(service);
        }
        Q_EMIT StatusNotifierItemRegistered(service);
    }

 Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString& service);

 private:
    mutable QMutex m_mutex;
    QStringList m_items;
};

/// A D-Bus service on a connection and a thread of its own, so that whoever waits for it in the
/// test's thread is answered.
template <class Adaptor>
class FakeService {
 public:
    FakeService(const QString& address, const QString& name, const QString& object)
        : m_connection(name + QStringLiteral("-fake")), m_name(name) {
        m_object.moveToThread(&m_thread);
        m_thread.start();
        onThread([&] {
            adaptor = new Adaptor(&m_object);
            auto bus = QDBusConnection::connectToBus(address, m_connection);
            ok = bus.registerObject(object, &m_object) && bus.registerService(name);
        });
    }
    ~FakeService() {
        onThread([this] {
            QDBusConnection(m_connection).unregisterService(m_name);
            QDBusConnection::disconnectFromBus(m_connection);
            delete adaptor;
        });
        m_thread.quit();
        m_thread.wait();
    }
    void onThread(const std::function<void()>& work) {
        QMetaObject::invokeMethod(&m_object, work, Qt::BlockingQueuedConnection);
    }

    Adaptor* adaptor = nullptr;
    bool ok = false;

 private:
    QString m_connection;
    QString m_name;
    QThread m_thread;
    QObject m_object;
};

}  // namespace linnet::testing
