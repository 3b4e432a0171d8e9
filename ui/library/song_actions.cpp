// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_actions.h"

#include <QAction>
#include <QMenu>
#include <QRandomGenerator>
#include <algorithm>
#include <random>
#include <tuple>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/changes/song_changes.h"
#include "core/catalogue/field_values.h"
#include "core/playback/playback_service.h"
#include "ui/ask.h"
#include "ui/exporting/drag_files.h"
#include "ui/exporting/export_dialog.h"
#include "ui/library/edit_dialog.h"
#include "ui/library/read_as_dialog.h"
#include "ui/library/song_stats_cache.h"
#include "ui/library/song_table.h"
#include "ui/library/words.h"
#include "ui/playlists/playlist_actions.h"

namespace linnet::ui {

using catalogue::SongKey;

namespace {

constexpr std::size_t kMost = playback::PlaybackService::kMaxQueue;
constexpr std::size_t kAskedAtOnce = 5000;

}  // namespace

SongActions::SongActions(Context& context, Covers& covers, QWidget* page)
    : QObject(page),
      m_context(context),
      m_covers(covers),
      m_page(page),
      m_playlists(new PlaylistActions(context, covers, page, this)),
      m_stats(new SongStatsCache(context, this)) {
    connect(m_playlists, &PlaylistActions::messaged, this, &SongActions::messaged);
    connect(m_playlists, &PlaylistActions::begun, this, &SongActions::playlistBegun);
    connect(m_playlists, &PlaylistActions::changed, this, &SongActions::playlistChanged);
    connect(m_playlists, &PlaylistActions::ended, this, &SongActions::playlistEnded);
}

SongActions::~SongActions() = default;

void SongActions::setSession(std::optional<Session> session) {
    m_session = std::move(session);
    m_playlists->setSession(m_session);
    m_stats->setSession(m_session);
}

/// Songs that are gone are left out.
template <class Then>
void SongActions::withIds(Keys keys, Then then) {
    if (!m_session || keys.empty())
        return;
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, keys = std::move(keys)] {
            return catalogue->ids(session, keys);
        },
        [this, then = std::move(then)](Result<std::vector<SongId>> ids) {
            if (!ids)
                Q_EMIT messaged(words::error(ids.error()));
            else
                then(std::move(*ids));
        });
}

void SongActions::playFrom(const Keys& keys, std::size_t row) {
    if (row >= keys.size())
        return;
    // Around the row in a list's own order; shuffled, out of all of it.
    if (keys.size() > kMost && m_context.playback.current().shuffle)
        return playDrawn(keys, row);
    begin(keys, planPlay(keys.size(), row, kMost), row);
}

void SongActions::playShuffled(const Keys& keys) {
    if (keys.empty() || !m_session)
        return;
    if (const auto on = m_context.playback.setShuffle(*m_session, true); !on)
        return Q_EMIT messaged(words::error(on.error()));
    playFrom(keys, QRandomGenerator64::global()->bounded(static_cast<quint64>(keys.size())));
}

void SongActions::playDrawn(const Keys& keys, std::size_t row) {
    ask(
        this,
        [keys, row] {
            // In the list's order, to which the queue returns when shuffle is switched off.
            const auto rows = drawRows(keys.size(), row, kMost, std::random_device{}());
            Keys drawn;
            drawn.reserve(rows.size());
            for (const std::size_t one : rows)
                drawn.push_back(keys[one]);
            const auto at = std::ranges::lower_bound(rows, row) - rows.begin();
            return std::pair(std::move(drawn), static_cast<std::size_t>(at));
        },
        [this](const std::pair<Keys, std::size_t>& drawn) {
            begin(drawn.first, planPlay(drawn.first.size(), drawn.second, kMost), drawn.second);
        });
}

void SongActions::begin(const Keys& keys, const PlayPlan& plan, std::size_t row) {
    if (!m_session)
        return;
    const auto rows = std::span(keys).subspan(plan.first, plan.count);
    const auto part = rows.subspan(plan.partFirst - plan.first, plan.partCount);
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session,
         part = Keys(part.begin(), part.end()),
         at = row - plan.partFirst]() -> Result<std::pair<std::vector<SongId>, std::size_t>> {
            // A song that went meanwhile shortens the list; where it starts is found by its id.
            const auto start = catalogue->ids(session, std::span(part).subspan(at, 1));
            if (!start)
                return fail(start.error());
            auto ids = catalogue->ids(session, part);
            if (!ids)
                return fail(ids.error());
            const auto found =
                start->empty() ? ids->end() : std::ranges::find(*ids, start->front());
            if (found == ids->end())
                return fail(ErrorCode::NotFound);
            const auto index = static_cast<std::size_t>(found - ids->begin());
            return std::pair(std::move(*ids), index);
        },
        [this, rows = rows.size() > part.size() ? Keys(rows.begin(), rows.end()) : Keys(),
         before = plan.partFirst - plan.first,
         count = plan.partCount](Result<std::pair<std::vector<SongId>, std::size_t>> songs) {
            if (!songs)
                return Q_EMIT messaged(words::error(songs.error()));
            Q_EMIT playRequested(songs->first, songs->second);
            if (!rows.empty())
                complete(rows, before, count, std::move(songs->first));
        });
}

void SongActions::complete(const Keys& rows, std::size_t before, std::size_t count,
                           std::vector<SongId> part) {
    if (!m_session)
        return;
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, rows, before, count,
         part = std::move(part)]() -> Result<std::pair<std::vector<SongId>, std::size_t>> {
            std::vector<SongId> all;
            all.reserve(rows.size());
            std::size_t first = 0;
            // In short reads: a long one would keep the library from tidying up behind its writers.
            const auto add = [&](std::span<const SongKey> keys) -> Result<> {
                for (std::size_t at = 0; at < keys.size(); at += kAskedAtOnce) {
                    const auto some = keys.subspan(at, std::min(kAskedAtOnce, keys.size() - at));
                    const auto ids = catalogue->ids(session, some);
                    if (!ids)
                        return fail(ids.error());
                    all.insert(all.end(), ids->begin(), ids->end());
                }
                return {};
            };
            if (const auto added = add(std::span(rows).first(before)); !added)
                return fail(added.error());
            first = all.size();
            all.insert(all.end(), part.begin(), part.end());
            if (const auto added = add(std::span(rows).subspan(before + count)); !added)
                return fail(added.error());
            return std::pair(std::move(all), first);
        },
        [this](const Result<std::pair<std::vector<SongId>, std::size_t>>& songs) {
            if (!songs)
                return Q_EMIT messaged(words::error(songs.error()));
            // Where something else was played or put into the queue meanwhile, that is what counts.
            if (m_session)
                std::ignore =
                    m_context.playback.completeQueue(*m_session, songs->first, songs->second);
        });
}

void SongActions::playNext(const Keys& keys) {
    withIds(keys, [this](const std::vector<SongId>& ids) { Q_EMIT playNextRequested(ids); });
}

void SongActions::enqueue(const Keys& keys) {
    withIds(keys, [this](const std::vector<SongId>& ids) { Q_EMIT enqueueRequested(ids); });
}

void SongActions::edit(const Keys& keys) {
    if (m_session && !keys.empty())
        EditDialog::edit(m_context, m_covers, *m_session, keys, m_page->window());
}

void SongActions::exportFiles(const Keys& keys) {
    if (!m_session || keys.empty())
        return;
    catalogue::ExportOrder order;
    order.songs = keys;
    ExportDialog::open(m_context, *m_session, std::move(order), m_page->window());
}

void SongActions::remove(const Keys& keys) {
    if (keys.empty() || !m_session)
        return;
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, keys] {
            return catalogue->changes().remove(session, keys);
        },
        [this](const Result<std::int64_t>& count) {
            Q_EMIT messaged(count ? tr("%1 moved to the bin. Ctrl+Z brings back what was removed.")
                                        .arg(words::songs(*count))
                                  : words::error(count.error()));
        });
}

template <class Then>
void SongActions::withSongs(std::vector<catalogue::SongQuery> queries, Then then) {
    if (!m_session)
        return;
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session,
         queries = std::move(queries)]() -> Result<Keys> {
            Keys all;
            for (const catalogue::SongQuery& query : queries) {
                auto keys = catalogue->list(session, query);
                if (!keys)
                    return keys;
                all.insert(all.end(), keys->begin(), keys->end());
            }
            return all;
        },
        [this, then = std::move(then)](const Result<Keys>& keys) {
            if (!keys)
                Q_EMIT messaged(words::error(keys.error()));
            else
                then(*keys);
        });
}

void SongActions::readAs(const Keys& keys) {
    if (keys.size() > ReadAsDialog::kMaxSongs) {
        Q_EMIT messaged(
            tr("At most %1 can be read again at once.").arg(words::songs(ReadAsDialog::kMaxSongs)));
        return;
    }
    withIds(keys, [this](std::vector<SongId> ids) {
        if (!m_session || ids.empty())
            return;
        auto* dialog =
            ReadAsDialog::choose(m_context, *m_session, std::move(ids), m_page->window());
        connect(dialog, &ReadAsDialog::readAgain, this, &SongActions::messaged);
    });
}

void SongActions::gather(const Keys& keys) {
    withIds(keys, [this](const std::vector<SongId>& ids) {
        if (!m_session || ids.empty())
            return;
        ask(
            this,
            [catalogue = &m_context.catalogue, session = *m_session, ids] {
                return catalogue->gather(session, ids);
            },
            [this, count = std::ssize(ids)](const Result<catalogue::AlbumKey>& album) {
                if (!album && album.error().code == ErrorCode::InvalidInput)
                    Q_EMIT messaged(
                        tr("Songs that only you see and songs that everyone sees "
                           "cannot be one album."));
                else if (!album)
                    Q_EMIT messaged(words::error(album.error()));
                else
                    Q_EMIT messaged(tr("%1 are one album now.").arg(words::songs(count)));
            });
    });
}

namespace {

catalogue::SongQuery queryOf(catalogue::AlbumKey album) {
    catalogue::SongQuery query;
    query.album = album;
    return query;
}

catalogue::SongQuery queryOf(catalogue::ArtistKey artist) {
    catalogue::SongQuery query;
    query.artist = artist;
    return query;
}

catalogue::SongQuery queryOf(catalogue::GenreKey genre) {
    catalogue::SongQuery query;
    query.genre = genre;
    return query;
}

}  // namespace

void SongActions::showAlbumsMenu(const std::vector<catalogue::AlbumKey>& albums, QWidget& over,
                                 const QPoint& global) {
    std::vector<catalogue::SongQuery> queries;
    for (const catalogue::AlbumKey album : albums)
        queries.push_back(queryOf(album));
    auto* menu = new QMenu(&over);
    menu->setObjectName(QStringLiteral("albumsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* name, const QString& text, auto act) {
        auto* action = menu->addAction(text);
        action->setObjectName(QLatin1StringView(name));
        connect(action, &QAction::triggered, this,
                [this, queries, act] { withSongs(queries, act); });
    };
    add("menuPlay", tr("Play"), [this](const Keys& keys) { playFrom(keys, 0); });
    add("menuShuffle", tr("Shuffle"), [this](const Keys& keys) { playShuffled(keys); });
    add("menuPlayNext", tr("Play next"), [this](const Keys& keys) { playNext(keys); });
    add("menuEnqueue", tr("Add to queue"), [this](const Keys& keys) { enqueue(keys); });
    menu->addSeparator();
    add("menuGather", tr("Make one album"), [this](const Keys& keys) { gather(keys); });
    add("menuEdit", tr("Edit details…"), [this](const Keys& keys) { edit(keys); });
    add("menuReadAs", tr("Read tags as…"), [this](const Keys& keys) { readAs(keys); });
    add("menuExport", tr("Export…"), [this](const Keys& keys) { exportFiles(keys); });
    menu->addSeparator();
    add("menuRemove", tr("Remove"), [this](const Keys& keys) { remove(keys); });
    menu->popup(global);
}

void SongActions::playGroup(const catalogue::SongQuery& query, bool shuffled) {
    withSongs({query}, [this, shuffled](const Keys& keys) {
        if (shuffled)
            playShuffled(keys);
        else
            playFrom(keys, 0);
    });
}

void SongActions::playAlbum(catalogue::AlbumKey album, bool shuffled) {
    playGroup(queryOf(album), shuffled);
}

void SongActions::playArtist(catalogue::ArtistKey artist, bool shuffled) {
    playGroup(queryOf(artist), shuffled);
}

void SongActions::playGenre(catalogue::GenreKey genre, bool shuffled) {
    playGroup(queryOf(genre), shuffled);
}

void SongActions::goToArtist(const QString& name) {
    if (!m_session)
        return;
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, name] {
            return catalogue->artistNamed(session, name);
        },
        [this](const Result<std::optional<catalogue::ArtistKey>>& artist) {
            if (!artist)
                Q_EMIT messaged(words::error(artist.error()));
            else if (*artist)
                Q_EMIT artistOpened(**artist);
        });
}

void SongActions::addArtistsTo(QMenu& menu, const QStringList& artists) {
    auto* choice = menu.addMenu(tr("Go to artist"));
    choice->setObjectName(QStringLiteral("menuGoToArtists"));
    for (const QString& artist : artists) {
        // An ampersand in a name is no shortcut.
        auto* action = choice->addAction(QString(artist).replace(u'&', QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("menuGoToArtist"));
        connect(action, &QAction::triggered, this, [this, artist] { goToArtist(artist); });
    }
}

void SongActions::goToArtistOf(catalogue::AlbumKey album) {
    if (!m_session)
        return;
    ask(
        this,
        [catalogue = &m_context.catalogue, session = *m_session, album] {
            return catalogue->albums(session, std::span(&album, 1));
        },
        [this](const Result<std::vector<std::optional<catalogue::Album>>>& albums) {
            if (!albums)
                Q_EMIT messaged(words::error(albums.error()));
            else if (albums->front())
                goToArtist(albums->front()->artist);
        });
}

void SongActions::showAlbumMenu(catalogue::AlbumKey album, QWidget& over, const QPoint& global) {
    showGroupMenu("albumMenu", queryOf(album), over, global);
}

void SongActions::showArtistMenu(catalogue::ArtistKey artist, QWidget& over, const QPoint& global) {
    showGroupMenu("artistMenu", queryOf(artist), over, global);
}

void SongActions::showGenreMenu(catalogue::GenreKey genre, QWidget& over, const QPoint& global) {
    showGroupMenu("genreMenu", queryOf(genre), over, global);
}

void SongActions::showGroupMenu(const char* name, const catalogue::SongQuery& query, QWidget& over,
                                const QPoint& global) {
    auto* menu = new QMenu(&over);
    menu->setObjectName(QLatin1StringView(name));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* action, const QString& text, auto act) {
        auto* made = menu->addAction(text);
        made->setObjectName(QLatin1StringView(action));
        connect(made, &QAction::triggered, this, [this, query, act] { withSongs({query}, act); });
    };
    add("menuPlay", tr("Play"), [this](const Keys& keys) { playFrom(keys, 0); });
    add("menuShuffle", tr("Shuffle"), [this](const Keys& keys) { playShuffled(keys); });
    add("menuPlayNext", tr("Play next"), [this](const Keys& keys) { playNext(keys); });
    add("menuEnqueue", tr("Add to queue"), [this](const Keys& keys) { enqueue(keys); });
    menu->addSeparator();
    if (query.album) {
        auto* toArtist = menu->addAction(tr("Go to artist"));
        toArtist->setObjectName(QStringLiteral("menuGoToArtist"));
        connect(toArtist, &QAction::triggered, this,
                [this, album = *query.album] { goToArtistOf(album); });
    }
    add("menuEdit", tr("Edit details…"), [this](const Keys& keys) { edit(keys); });
    add("menuReadAs", tr("Read tags as…"), [this](const Keys& keys) { readAs(keys); });
    add("menuExport", tr("Export…"), [this](const Keys& keys) { exportFiles(keys); });
    menu->addSeparator();
    add("menuRemove", tr("Remove"), [this](const Keys& keys) { remove(keys); });
    menu->popup(global);
}

void SongActions::attach(SongTable& table, bool inAlbum, std::function<void()> takeOut) {
    table.setStats(m_stats);
    table.setDragFiles([this](const Keys& songs) {
        return m_session ? dragFiles(m_context, *m_session, songs) : QByteArray();
    });
    connect(&table, &SongTable::heartClicked, this,
            [this](SongKey song) { m_playlists->toggleFavourite({song}); });
    connect(&table, &SongTable::starsClicked, this,
            [this](SongKey song, int stars) { m_playlists->rate({song}, stars); });
    const auto key = [&](const QKeySequence& keys, auto act) {
        auto* action = new QAction(&table);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, act);
        table.addAction(action);
    };
    key(QKeySequence(Qt::Key_Delete), [this, &table, takeOut] {
        if (takeOut)
            takeOut();
        else
            remove(table.selected().keys());
    });
    key(QKeySequence(QStringLiteral("Ctrl+D")),
        [this, &table] { m_playlists->toggleFavourite(table.selected().keys()); });
    for (int stars = 0; stars <= 5; ++stars)
        key(QKeySequence(QStringLiteral("Alt+%1").arg(stars)),
            [this, &table, stars] { m_playlists->rate(table.selected().keys(), stars); });
    key(QKeySequence(Qt::Key_F2), [this, &table] { edit(table.selected().keys()); });
    connect(&table, &QAbstractItemView::activated, this, [this, &table](const QModelIndex& index) {
        playFrom(*table.songs().keys(), static_cast<std::size_t>(index.row()));
    });
    table.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&table, &QWidget::customContextMenuRequested, this,
            [this, &table, inAlbum, takeOut](const QPoint& at) {
                showMenu(table, at, inAlbum, takeOut);
            });
}

void SongActions::showMenu(SongTable& table, const QPoint& at, bool inAlbum,
                           const std::function<void()>& takeOut) {
    if (!table.currentIndex().isValid())
        return;
    // From the keyboard the menu stands at the current row.
    const QRect row = table.visualRect(table.currentIndex());
    const bool onRow = table.indexAt(at).isValid();
    const QPoint where = onRow ? at : QPoint(row.left() + 60, row.center().y());
    const auto songs = std::make_shared<const SelectedSongs>(table.selected());
    if (songs->size() == 0)
        return;

    auto* menu = new QMenu(&table);
    menu->setObjectName(QStringLiteral("songMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const char* name, const QString& text, auto act) {
        auto* action = menu->addAction(text);
        action->setObjectName(QLatin1StringView(name));
        connect(action, &QAction::triggered, this, act);
        return action;
    };
    const int current = table.currentIndex().row();
    add("menuPlay", tr("Play"), [this, &table, songs, current] {
        if (songs->size() > 1)
            playFrom(songs->keys(), 0);
        else
            playFrom(*table.songs().keys(), static_cast<std::size_t>(current));
    });
    if (songs->size() > 1)
        add("menuShuffle", tr("Shuffle"), [this, songs] { playShuffled(songs->keys()); });
    add("menuPlayNext", tr("Play next"), [this, songs] { playNext(songs->keys()); });
    add("menuEnqueue", tr("Add to queue"), [this, songs] { enqueue(songs->keys()); });
    m_playlists->addMenuTo(*menu, songs);
    menu->addSeparator();
    m_playlists->addMarksTo(*menu, songs);
    menu->addSeparator();
    const catalogue::Song* song = songs->size() == 1 ? table.songs().row(current) : nullptr;
    if (!inAlbum && song && song->albumKey)
        add("menuGoToAlbum", tr("Go to album"),
            [this, album = *song->albumKey] { Q_EMIT albumOpened(album); });
    if (const QStringList artists = catalogue::fieldValues(song ? song->fields.artist : QString());
        artists.size() == 1)
        add("menuGoToArtist", tr("Go to artist"),
            [this, artist = artists.front()] { goToArtist(artist); });
    else if (!artists.isEmpty())
        addArtistsTo(*menu, artists);
    add("menuEdit", tr("Edit details…"), [this, songs] {
        edit(songs->keys());
    })->setShortcut(QKeySequence(Qt::Key_F2));
    add("menuReadAs", tr("Read tags as…"), [this, songs] { readAs(songs->keys()); });
    if (inAlbum)
        add("menuGather", tr("Split off into an album"), [this, songs] {
            gather(songs->keys());
        })->setEnabled(songs->size() < table.songs().keys()->size());
    else if (songs->size() > 1)
        add("menuGather", tr("Make one album"), [this, songs] { gather(songs->keys()); });
    add("menuExport", tr("Export…"), [this, songs] { exportFiles(songs->keys()); });
    menu->addSeparator();
    if (takeOut)
        add("menuTakeOut", tr("Take out of here"), takeOut)
            ->setShortcut(QKeySequence(Qt::Key_Delete));
    auto* removal = add("menuRemove", tr("Remove"), [this, songs] { remove(songs->keys()); });
    if (!takeOut)
        removal->setShortcut(QKeySequence(Qt::Key_Delete));
    menu->popup(table.viewport()->mapToGlobal(where));
}

}  // namespace linnet::ui
