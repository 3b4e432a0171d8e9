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
