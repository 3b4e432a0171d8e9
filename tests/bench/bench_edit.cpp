// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QJsonObject>
#include <algorithm>
#include <random>

#include "core/catalogue/changes/song_changes.h"
#include "tests/bench/benches.h"
#include "tests/bench/figure.h"
#include "tests/bench/made_library.h"

namespace linnet::bench {
namespace {

using catalogue::FieldEdit;
using catalogue::SongKey;

constexpr std::size_t kEdited = 10'000;

}  // namespace

/// One field of 10 000 songs anywhere in the library, undone and done again; then into the bin and
/// out of it.
bool benchEdit(const Options& options) {
    bool good = true;
    for (const std::int64_t songs : {10'000, 100'000, 1'000'000}) {
        if (options.quick && songs > 100'000)
            continue;
        const MadeLibrary& library = madeLibrary(songs);
        const auto backend = library.open();
        const Session session = sessionOf(library, *backend);
        auto keys = backend->catalogue->list(session, {});
        if (!keys)
            return false;
        std::shuffle(keys->begin(), keys->end(), std::mt19937(5));
        keys->resize(std::min(keys->size(), kEdited));
        auto& changes = backend->catalogue->changes();

        const auto measure = [&](const char* what, auto act) {
            QElapsedTimer took;
            took.start();
            const bool done = act();
            const double ms = static_cast<double>(took.nsecsElapsed()) / 1e6;
            good = good && done;
            print({QStringLiteral("edit"),
                   QString::fromLatin1(what) + QStringLiteral("_ms"),
                   ms,
                   QStringLiteral("ms"),
                   QStringLiteral("<=1000"),
                   1,
                   {{QStringLiteral("songs"), static_cast<qint64>(songs)},
                    {QStringLiteral("edited"), static_cast<qint64>(keys->size())}}});
        };
        const auto undo = [&] { return changes.undo(session).has_value(); };
        const auto redo = [&] { return changes.redo(session).has_value(); };
        const auto edit = [&](const char* name, auto set) {
            FieldEdit fields;
            set(fields);
            measure(name, [&] { return changes.edit(session, *keys, fields).has_value(); });
            measure((std::string(name) + "_undone").c_str(), undo);
            measure((std::string(name) + "_redone").c_str(), redo);
            measure((std::string(name) + "_undone_again").c_str(), undo);
        };
        edit("genre", [](FieldEdit& fields) { fields.genre = QStringLiteral("Edited"); });
        edit("year", [](FieldEdit& fields) { fields.year.emplace(1999); });
        edit("title", [](FieldEdit& fields) { fields.title = QStringLiteral("Edited Title"); });
        edit("artist", [](FieldEdit& fields) { fields.artist = QStringLiteral("Edited Artist"); });
        edit("album", [](FieldEdit& fields) { fields.album = QStringLiteral("Edited Album"); });
        measure("remove", [&] { return changes.remove(session, *keys).has_value(); });
        measure("remove_undone", undo);
    }
    return good;
}

}  // namespace linnet::bench
