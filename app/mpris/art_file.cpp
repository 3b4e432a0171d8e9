// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mpris/art_file.h"

#include <signal.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QMutex>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUrl>

#include "core/catalogue/catalogue_service.h"
#include "ui/ask.h"

namespace linnet::app {
namespace {

/// Where the folders of all Linnets of this session are; empty where there is no such place.
QString above() {
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return runtime.isEmpty() ? QString() : runtime + QStringLiteral("/linnet");
}

bool runs(qint64 process) {
    return kill(static_cast<pid_t>(process), 0) == 0 || errno != ESRCH;
}

}  // namespace

/// Made when the first file is written. Thread-safe.
class ArtFile::Folder {
 public:
    /// Empty where it cannot be made.
    [[nodiscard]] QString path() {
        const QMutexLocker lock(&m_mutex);
        if (!m_dir) {
            const QString place = above();
            if (place.isEmpty())
                return {};
            if (QDir().mkdir(place))
                QFile::setPermissions(place,
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            // For the owner only; with the process's number for removeLeftovers().
            m_dir.emplace(
                QStringLiteral("%1/%2-XXXXXX").arg(place).arg(QCoreApplication::applicationPid()));
        }
        return m_dir->isValid() ? m_dir->path() : QString();
    }

 private:
    QMutex m_mutex;
    std::optional<QTemporaryDir> m_dir;
};

ArtFile::ArtFile(catalogue::CatalogueService& catalogue)
    : m_catalogue(catalogue), m_folder(std::make_shared<Folder>()) {}

void ArtFile::removeLeftovers() {
    const QString place = above();
    if (place.isEmpty())
        return;
    for (const QFileInfo& folder :
         QDir(place).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks)) {
        bool isNumber = false;
        const qint64 process =
            folder.fileName().section(QLatin1Char('-'), 0, 0).toLongLong(&isNumber);
        if (isNumber && process > 0 && !runs(process))
            QDir(folder.filePath()).removeRecursively();
    }
}

ArtFile::~ArtFile() {
    clear();
}

void ArtFile::show(const Session& session, const storage::ContentHash& artwork) {
    if (m_wanted == artwork)
        return;
    clear();
    m_wanted = artwork;
    ui::ask(
        this,
        [catalogue = &m_catalogue, folder = m_folder, session, artwork, number = m_number] {
            const auto bytes = catalogue->artwork(session, artwork);
            const QString place = bytes && !bytes->isEmpty() ? folder->path() : QString();
            if (place.isEmpty())
                return QString();
            QFile file(QStringLiteral("%1/cover-%2.%3")
                           .arg(place)
                           .arg(number)
                           .arg(bytes->startsWith("\x89PNG") ? QLatin1String("png")
                                                             : QLatin1String("jpg")));
            const bool written = file.open(QIODevice::WriteOnly | QIODevice::NewOnly) &&
                                 file.write(*bytes) == bytes->size() && file.flush();
            if (!written)
                file.remove();
            return written ? file.fileName() : QString();
        },
        [this, number = m_number](const QString& path) {
            if (number != m_number) {
                QFile::remove(path);
                return;
            }
            m_path = path;
            Q_EMIT changed();
        });
}

void ArtFile::clear() {
    ++m_number;
    m_wanted.reset();
    if (!m_path.isEmpty())
        QFile::remove(std::exchange(m_path, {}));
}

QString ArtFile::url(const std::optional<storage::ContentHash>& artwork) const {
    if (!artwork || artwork != m_wanted || m_path.isEmpty())
        return {};
    return QUrl::fromLocalFile(m_path).toString(QUrl::FullyEncoded);
}

}  // namespace linnet::app
