// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <optional>
#include <vector>

#include "core/catalogue/browse.h"
#include "core/catalogue/song.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/library/play_plan.h"
#include "ui/playlists/playlist_undo.h"

class QMenu;
class QWidget;

namespace linnet::catalogue {
struct SongQuery;
}

namespace linnet::ui {

class Covers;
class PlaylistActions;
class SongStatsCache;
class SongTable;

/// What can be done with songs wherever they are listed: the keys, the context menu and the work
/// behind them, off the GUI thread. GUI thread only.
class SongActions final : public QObject {
    Q_OBJECT

 public:
    SongActions(Context& context, Covers& covers, QWidget* page);
    ~SongActions() override;
    void setSession(std::optional<Session> session);

    /// Enter and double click, Delete, F2, hearts, stars and the context menu of a table.
    /// `inAlbum`: it shows one album already, so there is no "Go to album". `takeOut`: what Delete
    /// does instead of removing the songs from the library.
    void attach(SongTable& table, bool inAlbum = false, std::function<void()> takeOut = {});

    /// The menu of an album as a whole.
    void showAlbumMenu(catalogue::AlbumKey album, QWidget& over, const QPoint& global);
    /// The menu of several: what can be done with all of their songs, and making one of them.
    void showAlbumsMenu(const std::vector<catalogue::AlbumKey>& albums, QWidget& over,
                        const QPoint& global);
    void playAlbum(catalogue::AlbumKey album, bool shuffled = false);
    void showArtistMenu(catalogue::ArtistKey artist, QWidget& over, const QPoint& global);
    void playArtist(catalogue::ArtistKey artist, bool shuffled = false);
    void showGenreMenu(catalogue::GenreKey genre, QWidget& over, const QPoint& global);
    void playGenre(catalogue::GenreKey genre, bool shuffled = false);
    /// Finds who is so named; artistOpened() follows.
    void goToArtist(const QString& name);

    /// Plays the list from one of its rows on, with as many songs around it as a queue holds.
    void playFrom(const std::vector<catalogue::SongKey>& keys, std::size_t row);
    /// Switches shuffle on and plays all of the list, from anywhere in it; of a list that is longer
    /// than a queue, as many as that holds, drawn evenly.
    void playShuffled(const std::vector<catalogue::SongKey>& keys);
    void playNext(const std::vector<catalogue::SongKey>& keys);
    void enqueue(const std::vector<catalogue::SongKey>& keys);
    void edit(const std::vector<catalogue::SongKey>& keys);
    /// Shows what the songs' tags say in each encoding.
    void readAs(const std::vector<catalogue::SongKey>& keys);
    /// One album of these songs, remembered.
    void gather(const std::vector<catalogue::SongKey>& keys);
    /// Asks where to and how first.
    void exportFiles(const std::vector<catalogue::SongKey>& keys);
    /// Into the bin.
    void remove(const std::vector<catalogue::SongKey>& keys);

 Q_SIGNALS:
    void playRequested(const std::vector<linnet::SongId>& songs, std::size_t start);
    void playNextRequested(const std::vector<linnet::SongId>& songs);
    void enqueueRequested(const std::vector<linnet::SongId>& songs);
    void albumOpened(linnet::catalogue::AlbumKey album);
    void artistOpened(linnet::catalogue::ArtistKey artist);
    void messaged(const QString& words);
    /// See PlaylistActions::begun(), changed() and ended().
    void playlistBegun();
    void playlistChanged(const linnet::ui::PlaylistUndo& undo);
    void playlistEnded();

 private:
    using Keys = std::vector<catalogue::SongKey>;

    template <class Then>
    void withIds(Keys keys, Then then);
    /// The songs of albums, an artist or a genre; of several one behind the other.
    template <class Then>
    void withSongs(std::vector<catalogue::SongQuery> queries, Then then);
    void showGroupMenu(const char* name, const catalogue::SongQuery& query, QWidget& over,
                       const QPoint& global);
    void playGroup(const catalogue::SongQuery& query, bool shuffled);
    void goToArtistOf(catalogue::AlbumKey album);
    void addArtistsTo(QMenu& menu, const QStringList& artists);
    void playDrawn(const Keys& keys, std::size_t row);
    void begin(const Keys& keys, const PlayPlan& plan, std::size_t row);
    /// The rest of what is to be the queue, around the part that plays.
    void complete(const Keys& rows, std::size_t before, std::size_t count,
                  std::vector<SongId> part);
    void showMenu(SongTable& table, const QPoint& at, bool inAlbum,
                  const std::function<void()>& takeOut);

    Context& m_context;
    Covers& m_covers;
    QWidget* m_page;
    PlaylistActions* m_playlists;
    SongStatsCache* m_stats;
    std::optional<Session> m_session;
};

}  // namespace linnet::ui
