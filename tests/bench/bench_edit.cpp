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

struct Chosen {
    std::string where;  ///< part of what is measured
    std::vector<SongKey> keys;
};

/// The worst, each song anywhere; and as a person chooses them, side by side in the list by artist.
std::vector<Chosen> chosen(const std::vector<SongKey>& byArtist) {
    const std::size_t count = std::min(byArtist.size(), kEdited);
    const auto middle =
        byArtist.begin() + static_cast<std::ptrdiff_t>((byArtist.size() - count) / 2);
    std::vector<SongKey> row(middle, middle + static_cast<std::ptrdiff_t>(count));
    std::vector<SongKey> anywhere = byArtist;
    std::shuffle(anywhere.begin(), anywhere.end(), std::mt19937(5));
    anywhere.resize(count);
    return {{"", std::move(anywhere)}, {"_side_by_side", std::move(row)}};
}

class EditBench {
 public:
    EditBench(catalogue::SongChanges& changes, const Session& session, std::int64_t songs)
        : m_changes(changes), m_session(session), m_songs(songs) {}

    /// False: something could not be changed.
    bool run(const Chosen& chosen) {
        edit("genre", chosen, [](FieldEdit& fields) { fields.genre = QStringLiteral("Edited"); });
        edit("year", chosen, [](FieldEdit& fields) { fields.year.emplace(1999); });
        edit("title", chosen, [](FieldEdit& fields) { fields.title = QStringLiteral("Edited T"); });
        edit("artist", chosen,
             [](FieldEdit& fields) { fields.artist = QStringLiteral("Edited A"); });
        edit("album", chosen, [](FieldEdit& fields) { fields.album = QStringLiteral("Edited B"); });
        measure("remove", chosen,
                [&] { return m_changes.remove(m_session, chosen.keys).has_value(); });
        measure("remove_undone", chosen, [&] { return m_changes.undo(m_session).has_value(); });
        return m_good;
    }

 private:
    template <class Act>
    void measure(const std::string& what, const Chosen& chosen, Act act) {
        QElapsedTimer took;
        took.start();
        m_good = act() && m_good;
        const double ms = static_cast<double>(took.nsecsElapsed()) / 1e6;
        print({QStringLiteral("edit"),
               QString::fromStdString(what + chosen.where + "_ms"),
               ms,
               QStringLiteral("ms"),
               QStringLiteral("<=1000"),
               1,
               {{QStringLiteral("songs"), static_cast<qint64>(m_songs)},
                {QStringLiteral("edited"), static_cast<qint64>(chosen.keys.size())}}});
    }
    template <class Set>
    void edit(const std::string& name, const Chosen& chosen, Set set) {
        FieldEdit fields;
        set(fields);
        const auto undo = [&] { return m_changes.undo(m_session).has_value(); };
        measure(name, chosen,
                [&] { return m_changes.edit(m_session, chosen.keys, fields).has_value(); });
        measure(name + "_undone", chosen, undo);
        measure(name + "_redone", chosen, [&] { return m_changes.redo(m_session).has_value(); });
        measure(name + "_undone_again", chosen, undo);
    }

    catalogue::SongChanges& m_changes;
    const Session& m_session;
    std::int64_t m_songs;
    bool m_good = true;
};

}  // namespace

/// One field of 10 000 songs, undone and done again; then into the bin and out of it.
bool benchEdit(const Options& options) {
    bool good = true;
    for (const std::int64_t songs : {10'000, 100'000, 1'000'000}) {
        if (options.quick && songs > 100'000)
            continue;
        const MadeLibrary& library = madeLibrary(songs);
        const auto backend = library.open();
        const Session session = sessionOf(library, *backend);
        const auto keys =
            backend->catalogue->list(session, {.sort = catalogue::SongSort::Artist, .album = {}});
        if (!keys)
            return false;
        EditBench bench(backend->catalogue->changes(), session, songs);
        for (const Chosen& each : chosen(*keys))
            good = bench.run(each) && good;
    }
    return good;
}

}  // namespace linnet::bench
