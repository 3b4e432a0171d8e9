// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

#include "tests/bench/bench_window.h"
#include "tests/bench/benches.h"
#include "tests/bench/made_library.h"
#include "tests/bench/painted.h"
#include "tests/bench/sizes.h"
#include "ui/library/song_table.h"
#include "ui/shell/main_window.h"

namespace linnet::bench {
namespace {

constexpr const char* kColumns[] = {"sortByArtist", "sortByAlbum", "sortByGenre",
                                    "sortByYear",   "sortByTime",  "sortByTitle"};
struct Page {
    const char* entry;
    const char* view;
    const char* name;
};
constexpr Page kPages[] = {{"sidebarAlbums", "albumsGrid", "albums"},
                           {"sidebarArtists", "artistsGrid", "artists"},
                           {"sidebarGenres", "genresGrid", "genres"}};

QAbstractButton* button(const QWidget& window, const char* name) {
    auto* found = window.findChild<QAbstractButton*>(QString::fromLatin1(name));
    if (!found)
        std::fprintf(stderr, "linnet_bench: the window has no %s\n", name);
    return found;
}

/// What was waited for is said, since a figure is missing then.
bool late(const char* what) {
    std::fprintf(stderr, "linnet_bench: open: %s is not shown within ten seconds\n", what);
    return false;
}

using Times = std::map<QString, std::vector<double>>;

/// From the click on a heading to the rows in the new order, each column both ways.
bool sortColumns(QWidget& window, ui::SongTable& table, Times& times) {
    Painted painted(table);
    for (const char* column : kColumns) {
        auto* heading = button(window, column);
        for (int way = 0; heading && way < 2; ++way) {
            const auto ms = painted.msAfter([&] { heading->click(); }, true);
            if (!ms)
                return late(column);
            times[QStringLiteral("songs_%1").arg(QString::fromLatin1(column).mid(6).toLower())]
                .push_back(*ms);
        }
        if (!heading)
            return false;
    }
    return true;
}

/// From the click in the sidebar to the covers of a page that was never open before.
bool openPages(QWidget& window, Times& times) {
    for (const Page& page : kPages) {
        auto* entry = button(window, page.entry);
        if (!entry)
            return false;
        QElapsedTimer timer;
        timer.start();
        entry->click();
        auto* view = shownView(window, page.view);
        if (!view)
            return late(page.view);
        if (!Painted::complete(*view)) {
            Painted painted(*view);
            if (!painted.msAfter([] {}, false))
                return late(page.view);
        }
        times[QString::fromLatin1(page.name)].push_back(static_cast<double>(timer.nsecsElapsed()) /
                                                        1e6);
    }
    return true;
}

/// From a key in the search field to the songs found; `title` is typed, which a song has.
bool typeKeys(QWidget& window, const QString& title, Times& times) {
    auto* field = window.findChild<QLineEdit*>(QStringLiteral("searchField"));
    if (!field || title.size() < 2)
        return late("searchField");
    field->setText(title.left(1));
    auto* found = shownView(window, "foundSongs");
    if (!found)
        return late("foundSongs");
    Painted painted(*found);
    for (qsizetype typed = 2; typed <= std::min<qsizetype>(title.size(), 9); ++typed) {
        if (title[typed - 1].isSpace())
            continue;  // asks for the same
        const QString text = title.left(typed);
        const auto ms = painted.msAfter([&] { field->setText(text); }, true);
        if (!ms)
            return late(qPrintable(text));
        times[QStringLiteral("search_key")].push_back(*ms);
    }
    field->clear();
    return true;
}

}  // namespace

bool benchOpen(const Options& options) {
    Growth growth;
    for (const std::int64_t songs : songsMeasured(options)) {
        const MadeLibrary& library = madeLibrary(songs);
        Times times;
        for (int run = 0; run < (options.quick ? 1 : 3); ++run) {
            BenchWindow window(library);
            auto* table = window.songsTable();
            if (!table)
                return late("songsTable");
            if (!sortColumns(window.window(), *table, times))
                return false;
            const QModelIndex middle = table->model()->index(table->model()->rowCount() / 2, 0);
            if (!Painted(*table).msAfter([&] { table->scrollTo(middle); }, false))
                return late("the middle of songsTable");
            const QString title = middle.data().toString();
            if (!openPages(window.window(), times) || !typeKeys(window.window(), title, times))
                return false;
            // Where the next one begins; a page that was never open is to be measured.
            if (!window.songsTable())
                return late("songsTable");
        }
        for (const auto& [what, ms] : times) {
            QJsonObject facts = rangeOf(ms);
            facts.insert(QStringLiteral("songs"), static_cast<qint64>(songs));
            print({QStringLiteral("open"), what + QStringLiteral("_ms"), median(ms),
                   QStringLiteral("ms"), QStringLiteral("<=100"), ms.size(), facts});
            growth.add(what, songs, median(ms));
        }
    }
    growth.print(QStringLiteral("open"));
    return true;
}

bool benchSelect(const Options& options) {
    Growth growth;
    for (const std::int64_t songs : songsMeasured(options)) {
        BenchWindow window(madeLibrary(songs));
        auto* table = window.songsTable();
        if (!table)
            return false;
        std::vector<double> times;
        for (int run = 0; run < (options.quick ? 3 : 10); ++run) {
            table->clearSelection();
            table->setCurrentIndex(table->model()->index(0, 0));
            QElapsedTimer timer;
            timer.start();
            table->selectAll();
            const QPoint at = table->visualRect(table->currentIndex()).center();
            Q_EMIT table->customContextMenuRequested(at);
            auto* menu = table->findChild<QMenu*>(QStringLiteral("songMenu"));
            if (!menu || !menu->isVisible())
                return false;
            // Painted with the rows that are selected.
            table->viewport()->repaint();
            menu->repaint();
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            delete menu;
        }
        QJsonObject facts = rangeOf(times);
        facts.insert(QStringLiteral("songs"), static_cast<qint64>(songs));
        print({QStringLiteral("select"), QStringLiteral("all_and_menu_ms"), median(times),
               QStringLiteral("ms"), QStringLiteral("<=100"), times.size(), facts});
        growth.add(QStringLiteral("select"), songs, median(times));
    }
    growth.print(QStringLiteral("select"));
    return true;
}

}  // namespace linnet::bench
