// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <QtTest>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/importer.h"
#include "storage/database.h"
#include "storage/library.h"
#include "tests/support/mp3.h"
#include "tests/support/sessions.h"

namespace linnet::testing {

/// A catalogue over a real library in a temporary folder, and two people who have signed in.
class Store {
 public:
    Store() { open(); }

    /// Closes everything and opens it again.
    void reopen() {
        catalogue.reset();
        library.reset();
        open();
    }
    [[nodiscard]] std::filesystem::path path() const { return folder.path().toStdString(); }

    SongId add(const QByteArray& bytes, const QString& name = QStringLiteral("song.mp3"),
               catalogue::Visibility visibility = catalogue::Visibility::Everyone) {
        auto added = catalogue->add(ada, {bytes, name, visibility});
        if (!added)
            qFatal("cannot add: %s", qPrintable(added.error().detail));
        return added->song;
    }
    SongId add(const Mp3Tags& tags) {
        Mp3Options options;
        options.seconds = 0.3;
        return add(mp3(tags, options));
    }
    std::vector<QString> titles(const std::vector<catalogue::SongKey>& keys) {
        std::vector<QString> result;
        const auto songs = catalogue->songs(ada, keys);
        for (const auto& song : *songs)
            result.push_back(song ? song->fields.title : QStringLiteral("(none)"));
        return result;
    }
    /// What these queries find, with the values' types; a line for each row.
    QStringList rows(std::initializer_list<const char*> queries) {
        QStringList lines;
        const auto read = library->rows().read([&](storage::Connection& connection) {
            for (const char* sql : queries) {
                SQLite::Statement statement(connection.raw(), sql);
                while (statement.executeStep()) {
                    QString line;
                    for (int i = 0; i < statement.getColumnCount(); ++i) {
                        const auto column = statement.getColumn(i);
                        const QByteArray bytes(static_cast<const char*>(column.getBlob()),
                                               column.getBytes());
                        line += QString::number(column.getType()) + u':' +
                                QString::fromLatin1(bytes.toHex()) + u'|';
                    }
                    lines.push_back(line);
                }
            }
        });
        if (!read)
            qFatal("%s", qPrintable(read.error().detail));
        return lines;
    }
    std::vector<QString> faults() { return *catalogue->check(); }

    QTemporaryDir folder;
    EventBus bus;
    SystemClock clock;
    std::unique_ptr<storage::Library> library;
    std::unique_ptr<catalogue::CatalogueService> catalogue;
    Session ada = sessionOf(UserId::generate());
    Session bob = sessionOf(UserId::generate());

 private:
    void open() {
        auto opened = storage::Library::open(path());
        if (!opened)
            qFatal("cannot open: %s", qPrintable(opened.error().detail));
        library = std::move(*opened);
        catalogue = std::move(*catalogue::CatalogueService::open(*library, bus, clock));
    }
};

}  // namespace linnet::testing
