// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/library.h"

#include <QStandardPaths>
#include <system_error>

#include "storage/library_lock.h"
#include "storage/schema.h"

namespace linnet::storage {

class Library::Impl {
 public:
    std::filesystem::path folder;
    std::unique_ptr<LibraryLock> lock;  // first, so that it is given back last
    std::unique_ptr<Database> rows;
    std::unique_ptr<MediaStore> media;
};

Library::Library(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Library::~Library() = default;

std::filesystem::path Library::defaultFolder() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "linnet";
}

Result<std::unique_ptr<Library>> Library::open(const std::filesystem::path& folder) {
    std::error_code code;
    if (std::filesystem::create_directories(folder, code))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, code);
    if (code || !std::filesystem::is_directory(folder, code)) {
        return fail(
            code == std::errc::no_space_on_device ? ErrorCode::DiskFull : ErrorCode::Unreadable,
            QString::fromStdString(folder.string() + ": " + code.message()));
    }
    auto impl = std::make_unique<Impl>();
    impl->folder = folder;
    auto lock = LibraryLock::take(folder);
    if (!lock)
        return fail(std::move(lock.error()));
    impl->lock = std::move(*lock);

    auto rows = Database::open(folder / "library.db", FileLayout{}, librarySchema());
    if (!rows)
        return fail(std::move(rows.error()));
    impl->rows = std::move(*rows);

    auto media = MediaStore::open(folder / "media.db");
    if (!media)
        return fail(std::move(media.error()));
    impl->media = std::move(*media);
    return std::unique_ptr<Library>(new Library(std::move(impl)));
}

Database& Library::rows() {
    return *m_impl->rows;
}

MediaStore& Library::media() {
    return *m_impl->media;
}

const std::filesystem::path& Library::folder() const {
    return m_impl->folder;
}

Result<std::vector<QString>> Library::checkRows() {
    return m_impl->rows->read([](Connection& connection) {
        std::vector<QString> faults;
        auto& integrity = connection.prepare("PRAGMA integrity_check");
        while (integrity.executeStep()) {
            const QString line = QString::fromUtf8(integrity.getColumn(0).getText());
            if (line != QStringLiteral("ok"))
                faults.push_back(QStringLiteral("library.db: %1").arg(line));
        }
        auto& references = connection.prepare("PRAGMA foreign_key_check");
        while (references.executeStep()) {
            faults.push_back(QStringLiteral("library.db: row %1 of %2 refers to nothing in %3")
                                 .arg(references.getColumn(1).getInt64())
                                 .arg(QString::fromUtf8(references.getColumn(0).getText()),
                                      QString::fromUtf8(references.getColumn(2).getText())));
        }
        return faults;
    });
}

}  // namespace linnet::storage
