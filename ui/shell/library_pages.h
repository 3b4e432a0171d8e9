// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>
#include <optional>
#include <vector>

#include "core/auth/auth_service.h"
#include "core/catalogue/catalogue_service.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/shell/place.h"
#include "ui/shell/window_state.h"

class QKeyEvent;

namespace linnet::ui {

class AlbumPage;
class AlbumsPage;
class ArtistPage;
class ArtistsPage;
class BinPage;
class Covers;
class DuplicatesPage;
class EmptyLibrary;
class GenrePage;
class GenresPage;
class HistoryPage;
class HomePage;
class InsightsPage;
class LibraryPage;
class MixPage;
class PlaylistActions;
class PlaylistPage;
class SearchPage;
class SettingsPage;
class SongsPage;

/// The pages of one profile, of which one is seen. Each is made when it is first gone to; the
/// songs, which count the library for all, at once. GUI thread only.
class LibraryPages final : public QStackedWidget {
    Q_OBJECT

 public:
    LibraryPages(Context& context, Covers& covers, PlaylistActions& playlists,
                 const auth::Profile& profile, const Session& session,
                 const window_state::View& kept, QWidget* parent);

    void go(const Place& place);
    /// Sort and place on the pages.
    void save(window_state::View& view) const;
    void setPlaying(std::optional<SongId> song, bool paused);
    void setSearch(const QString& text);
    /// A key of the search field; true: it was meant for what was found.
    bool searchKey(QKeyEvent* event);
    /// Goes to the row of a song on the page that go() was called with.
    void reveal(const catalogue::Song& song);

 Q_SIGNALS:
    void playRequested(const std::vector<linnet::SongId>& songs, std::size_t start);
    void playNextRequested(const std::vector<linnet::SongId>& songs);
    void enqueueRequested(const std::vector<linnet::SongId>& songs);
    void albumOpened(linnet::catalogue::AlbumKey album);
    void artistOpened(linnet::catalogue::ArtistKey artist);
    void genreOpened(linnet::catalogue::GenreKey genre);
    void playlistOpened(linnet::PlaylistId playlist);
    /// A page leads to another one.
    void placeRequested(const linnet::ui::Place& place);
    /// What a place shows is no more.
    void gone(const linnet::ui::Place& place);
    void messaged(const QString& words);
    void countsChanged(const linnet::catalogue::LibraryCounts& counts);
    void searchSuggested(const QString& text);
    void chooseFilesRequested();
    void chooseFolderRequested();
    void duplicatesRequested();
    void passwordRequested();
    void signOutRequested();
    void signOutEverywhereRequested();
    /// The page was painted with what it shows for the first time.
    void painted();

 private:
    [[nodiscard]] QWidget* page(Place::Page which);
    void adopt(LibraryPage* page, const char* name);
    HomePage* makeHome();
    SongsPage* makeSongs(const QVariantMap& state);
    AlbumsPage* makeAlbums();
    AlbumPage* makeAlbum();
    ArtistsPage* makeArtists();
    ArtistPage* makeArtist();
    GenresPage* makeGenres();
    GenrePage* makeGenre();
    PlaylistPage* makePlaylist();
    SearchPage* makeSearch();
    HistoryPage* makeHistory();
    InsightsPage* makeInsights();
    MixPage* makeMix();
    SettingsPage* makeSettings();
    BinPage* makeBin();
    DuplicatesPage* makeDuplicates();
    EmptyLibrary* makeEmpty();
    void setEmpty(bool empty);
    void watchFirstPaint(QWidget* page);

    Context& m_context;
    Covers& m_covers;
    PlaylistActions& m_playlists;
    auth::Profile m_profile;
    Session m_session;
    QVariantMap m_albumsState;
    Place m_place;
    std::optional<SongId> m_playing;
    bool m_paused = false;
    bool m_empty = false;
    bool m_wasPainted = false;
    catalogue::LibraryCounts m_counts;
    HomePage* m_home = nullptr;
    SongsPage* m_songs = nullptr;
    AlbumsPage* m_albums = nullptr;
    AlbumPage* m_album = nullptr;
    ArtistsPage* m_artists = nullptr;
    ArtistPage* m_artist = nullptr;
    GenresPage* m_genres = nullptr;
    GenrePage* m_genre = nullptr;
    PlaylistPage* m_playlist = nullptr;
    SearchPage* m_search = nullptr;
    HistoryPage* m_history = nullptr;
    InsightsPage* m_insights = nullptr;
    MixPage* m_mix = nullptr;
    SettingsPage* m_settings = nullptr;
    EmptyLibrary* m_emptyPage = nullptr;
    BinPage* m_bin = nullptr;
    DuplicatesPage* m_duplicates = nullptr;
};

}  // namespace linnet::ui
