// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QJsonObject>
#include <algorithm>
#include <chrono>
#include <random>
#include <thread>

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

std::vector<SongKey> fromTheMiddle(const std::vector<SongKey>& list) {
    const std::size_t count = std::min(list.size(), kEdited);
    const auto first = list.begin() + static_cast<std::ptrdiff_t>((list.size() - count) / 2);
    return {first, first + static_cast<std::ptrdiff_t>(count)};
}

/// The worst, each song anywhere; and as a person chooses them: side by side in the list by artist,
/// or all of a genre, whose albums lie anywhere. Nothing where a list cannot be read.
std::vector<Chosen> chosen(const Session& session, catalogue::CatalogueService& catalogue) {
    const auto byArtist =
        catalogue.list(session, {.sort = catalogue::SongSort::Artist, .album = {}});
    const auto byGenre = catalogue.list(session, {.sort = catalogue::SongSort::Genre, .album = {}});
    if (!byArtist || !byGenre)
        return {};
    std::vector<SongKey> anywhere = *byArtist;
    std::shuffle(anywhere.begin(), anywhere.end(), std::mt19937(5));
    anywhere.resize(std::min(anywhere.size(), kEdited));
    return {{"", std::move(anywhere)},
            {"_side_by_side", fromTheMiddle(*byArtist)},
            {"_of_a_genre", fromTheMiddle(*byGenre)}};
}

class EditBench {
 public:
    EditBench(app::Backend& backend, const Session& session, std::int64_t songs)
        : m_rows(backend.library->rows()),
          m_changes(backend.catalogue->changes()),
          m_session(session),
          m_songs(songs) {}

    /// False: something could not be changed.
    bool run(const Chosen& chosen) {
        edit("genre", chosen, [](FieldEdit& fields) { fields.genre = QStringLiteral("Edited"); });
        edit("year", chosen, [](FieldEdit& fields) { fields.year.emplace(1999); });
        edit("title", chosen, [](FieldEdit& fields) { fields.title = QStringLiteral("Edited T"); });
        edit("artist", chosen,
             [](FieldEdit& fields) { fields.artist = QStringLiteral("Edited A"); });
        edit("album", chosen, [](FieldEdit& fields) { fields.album = QStringLiteral("Edited B"); });
        rest();
        measure("remove", chosen,
                [&] { return m_changes.remove(m_session, chosen.keys).has_value(); });
        measure("remove_undone", chosen, [&] { return m_changes.undo(m_session).has_value(); });
        return m_good;
    }

 private:
    /// As long as the writer has something to tidy up: a person who looks at what came of an edit
    /// and opens the next leaves it the time. Undo and redo follow on the stroke.
    void rest() {
        m_good = m_rows.settle().has_value() && m_good;
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        m_good = m_rows.maintain([](storage::Connection&) {}).has_value() && m_good;
    }
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
        rest();
        const auto undo = [&] { return m_changes.undo(m_session).has_value(); };
        measure(name, chosen,
                [&] { return m_changes.edit(m_session, chosen.keys, fields).has_value(); });
        measure(name + "_undone", chosen, undo);
        measure(name + "_redone", chosen, [&] { return m_changes.redo(m_session).has_value(); });
        measure(name + "_undone_again", chosen, undo);
    }

    storage::Database& m_rows;
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
        const std::vector<Chosen> all = chosen(session, *backend->catalogue);
        EditBench bench(*backend, session, songs);
        for (const Chosen& each : all)
            good = bench.run(each) && good;
        good = good && !all.empty();
    }
    return good;
}

}  // namespace linnet::bench
