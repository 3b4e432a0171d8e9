// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/catalogue/store.h"

namespace linnet::testing {

/// Imports and waits for the report.
inline catalogue::ImportReport imported(Store& store,
                                        const std::vector<std::filesystem::path>& paths) {
    catalogue::Importer importer(*store.catalogue);
    catalogue::ImportReport report;
    bool done = false;
    QObject::connect(&importer, &catalogue::Importer::finished, &importer,
                     [&](const catalogue::ImportReport& finished) {
                         report = finished;
                         done = true;
                     });
    importer.start(store.ada, paths);
    if (!QTest::qWaitFor([&] { return done; }, 60'000))
        qFatal("the import does not end");
    return report;
}

/// Every song, with comment and lyrics.
inline std::vector<catalogue::Song> allSongs(Store& store) {
    std::vector<catalogue::Song> found;
    const auto keys = store.catalogue->list(store.ada, {});
    const auto ids = store.catalogue->ids(store.ada, *keys);
    for (const SongId& id : *ids)
        found.push_back(*store.catalogue->details(store.ada, id));
    return found;
}

}  // namespace linnet::testing
