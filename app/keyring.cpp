// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyring.h"

#include <qt6keychain/keychain.h>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QLibrary>
#include <QLoggingCategory>

namespace linnet::app {
namespace {

constexpr int kPatienceMs = 250;

Q_LOGGING_CATEGORY(logKeyring, "linnet.keyring")

QString service() {
    return QStringLiteral("Linnet");
}

void warnOf(const QKeychain::Job* job) {
    if (job->error() != QKeychain::NoError && job->error() != QKeychain::EntryNotFound)
        qCWarning(logKeyring) << "keyring:" << job->errorString();
}

}  // namespace

std::unique_ptr<Keyring> Keyring::find(const std::filesystem::path& library) {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return nullptr;
    QStringList keyrings = {QStringLiteral("org.kde.kwalletd5"),
                            QStringLiteral("org.kde.kwalletd6")};
    // QtKeychain speaks to the Secret Service through a library that it loads when it is there.
    if (QLibrary(QStringLiteral("secret-1"), 0).load())
        keyrings += QStringLiteral("org.freedesktop.secrets");
    // The window waits for this; a bus that does not answer at once is as good as none.
    bus.interface()->setTimeout(kPatienceMs);
    QStringList names = bus.interface()->registeredServiceNames();
    names += bus.interface()->activatableServiceNames();
    for (const QString& keyring : keyrings) {
        if (names.contains(keyring))
            return std::unique_ptr<Keyring>(
                new Keyring(QString::fromStdString(library.lexically_normal().string())));
    }
    return nullptr;
}

Keyring::Keyring(QString key) : m_key(std::move(key)) {}

void Keyring::load(std::function<void(QByteArray token)> then) {
    auto* job = new QKeychain::ReadPasswordJob(service());
    job->setKey(m_key);
    connect(job, &QKeychain::Job::finished, this, [job, then = std::move(then)] {
        warnOf(job);
        then(job->error() == QKeychain::NoError ? job->binaryData() : QByteArray());
    });
    job->start();
}

void Keyring::save(const QByteArray& token) {
    auto* job = new QKeychain::WritePasswordJob(service());
    job->setKey(m_key);
    job->setBinaryData(token);
    connect(job, &QKeychain::Job::finished, this, [job] { warnOf(job); });
    job->start();
}

void Keyring::forget() {
    auto* job = new QKeychain::DeletePasswordJob(service());
    job->setKey(m_key);
    connect(job, &QKeychain::Job::finished, this, [job] { warnOf(job); });
    job->start();
}

}  // namespace linnet::app
