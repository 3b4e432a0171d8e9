// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/single_instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QLocalSocket>
#include <QStandardPaths>

namespace linnet::app {
namespace {

constexpr int kAnswerWithinMs = 1000;

QString socketName(const std::filesystem::path& library) {
    std::error_code code;
    const auto canonical = std::filesystem::weakly_canonical(library, code);
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString((code ? library : canonical).string()),
                                 QCryptographicHash::Sha256);
    const QString name = QStringLiteral("linnet-") + QString::fromLatin1(hash.toHex().left(16));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return folder.isEmpty() ? name : folder + QLatin1Char('/') + name;
}

}  // namespace

bool SingleInstance::handOver(const std::filesystem::path& library,
                              const std::vector<std::filesystem::path>& files) {
    QLocalSocket socket;
    socket.connectToServer(socketName(library));
    if (!socket.waitForConnected(kAnswerWithinMs))
        return false;
    QByteArray message;
    QDataStream stream(&message, QIODevice::WriteOnly);
    QList<QByteArray> paths;
    for (const auto& file : files) {
        std::error_code code;
        const auto absolute = std::filesystem::absolute(file, code);
        paths += QByteArray::fromStdString((code ? file : absolute).native());
    }
    stream << paths;
    socket.write(message);
    if (!socket.waitForBytesWritten(kAnswerWithinMs))
        return false;
    // The answer shows that somebody is alive there.
    const bool taken = socket.waitForReadyRead(kAnswerWithinMs);
    socket.disconnectFromServer();
    return taken;
}

SingleInstance::SingleInstance(const std::filesystem::path& library) {
    const QString name = socketName(library);
    // We hold the library's lock, so a socket that is there belongs to nobody.
    QLocalServer::removeServer(name);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(name))
        return;
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket* socket = m_server.nextPendingConnection();
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            QDataStream stream(socket);
            stream.startTransaction();
            QList<QByteArray> paths;
            stream >> paths;
            if (!stream.commitTransaction())
                return;
            socket->write("ok");
            socket->flush();
            std::vector<std::filesystem::path> files;
            for (const QByteArray& path : paths)
                files.emplace_back(path.toStdString());
            Q_EMIT filesArrived(files);
        });
    });
}

}  // namespace linnet::app
