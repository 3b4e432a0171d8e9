// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/library_pages.h"

#include "ui/history/history_page.h"
#include "ui/home/home_page.h"
#include "ui/home/mix_page.h"
#include "ui/importing/empty_library.h"
#include "ui/insights/insights_page.h"
#include "ui/library/album_page.h"
#include "ui/library/albums_page.h"
#include "ui/library/bin_page.h"
#include "ui/library/browse/artist_page.h"
#include "ui/library/browse/genre_page.h"
#include "ui/library/browse/tiles_page.h"
#include "ui/library/cell_view.h"
#include "ui/library/duplicates/duplicates_page.h"
#include "ui/library/search_page.h"
#include "ui/library/songs_page.h"
#include "ui/playlists/playlist_actions.h"
#include "ui/playlists/playlist_page.h"
#include "ui/settings/settings_page.h"
#include "ui/shell/first_paint.h"

namespace linnet::ui {

LibraryPages::LibraryPages(Context& context, Covers& covers, PlaylistActions& playlists,
                           const auth::Profile& profile, const Session& session,
                           const window_state::View& kept, QWidget* parent)
    : QStackedWidget(parent),
      m_context(context),
      m_covers(covers),
      m_playlists(playlists),
      m_profile(profile),
      m_session(session),
      m_albumsState(kept.albums) {
    setObjectName(QStringLiteral("pages"));
    m_songs = makeSongs(kept.songs);
}

void LibraryPages::adopt(LibraryPage* page, const char* name) {
    page->setObjectName(QString::fromLatin1(name));
    connect(page, &LibraryPage::playRequested, this, &LibraryPages::playRequested);
    connect(page, &LibraryPage::playNextRequested, this, &LibraryPages::playNextRequested);
    connect(page, &LibraryPage::enqueueRequested, this, &LibraryPages::enqueueRequested);
    connect(page, &LibraryPage::albumOpened, this, &LibraryPages::albumOpened);
    connect(page, &LibraryPage::artistOpened, this, &LibraryPages::artistOpened);
    connect(page, &LibraryPage::genreOpened, this, &LibraryPages::genreOpened);
    connect(page, &LibraryPage::playlistOpened, this, &LibraryPages::playlistOpened);
    connect(page, &LibraryPage::messaged, this, &LibraryPages::messaged);
    // To where the playlists' own edits go.
    connect(page, &LibraryPage::playlistBegun, &m_playlists, &PlaylistActions::begun);
    connect(page, &LibraryPage::playlistChanged, &m_playlists, &PlaylistActions::changed);
    connect(page, &LibraryPage::playlistEnded, &m_playlists, &PlaylistActions::ended);
    page->setPlaying(m_playing, m_paused);
    addWidget(page);
}

HomePage* LibraryPages::makeHome() {
    auto* home = new HomePage(m_context, m_covers, m_profile.displayName, this);
    home->setAccessibleName(tr("Home"));
    adopt(home, "homePage");
    home->setSession(m_session);
    connect(home, &HomePage::allAlbumsRequested, this,
            [this] { Q_EMIT placeRequested({Place::Page::Albums}); });
    connect(home, &HomePage::forgottenOpened, this,
            [this] { Q_EMIT placeRequested({Place::Page::Forgotten}); });
    connect(home, &HomePage::likeOpened, this,
            [this](catalogue::ArtistKey artist) { Q_EMIT placeRequested(Place::like(artist)); });
    return home;
}

SongsPage* LibraryPages::makeSongs(const QVariantMap& state) {
    auto* songs = new SongsPage(m_context, m_covers, this);
    songs->setAccessibleName(tr("Songs"));
    adopt(songs, "songsPage");
    songs->restoreState(state);
    songs->setSession(m_session);
    connect(songs, &SongsPage::countsChanged, this, [this](const catalogue::LibraryCounts& counts) {
        m_counts = counts;
        if (m_settings)
            m_settings->setCounts(counts);
        Q_EMIT countsChanged(counts);
    });
    connect(songs, &SongsPage::emptyChanged, this, &LibraryPages::setEmpty);
    return songs;
}

AlbumsPage* LibraryPages::makeAlbums() {
    auto* albums = new AlbumsPage(m_context, m_covers, this);
    albums->setAccessibleName(tr("Albums"));
    adopt(albums, "albumsPage");
    albums->restoreState(m_albumsState);
    albums->setSession(m_session);
    return albums;
}

AlbumPage* LibraryPages::makeAlbum() {
    auto* album = new AlbumPage(m_context, m_covers, this);
    adopt(album, "albumPage");
    album->setSession(m_session);
    connect(album, &AlbumPage::albumGone, this, [this] { Q_EMIT gone(m_place); });
    return album;
}

ArtistsPage* LibraryPages::makeArtists() {
    auto* artists = new ArtistsPage(m_context, m_covers, this);
    artists->setAccessibleName(tr("Artists"));
    adopt(artists, "artistsPage");
    artists->setSession(m_session);
    return artists;
}

ArtistPage* LibraryPages::makeArtist() {
    auto* artist = new ArtistPage(m_context, m_covers, this);
    adopt(artist, "artistPage");
    artist->setSession(m_session);
    connect(artist, &ArtistPage::artistGone, this, [this] { Q_EMIT gone(m_place); });
    return artist;
}

GenresPage* LibraryPages::makeGenres() {
    auto* genres = new GenresPage(m_context, m_covers, this);
    genres->setAccessibleName(tr("Genres"));
    adopt(genres, "genresPage");
    genres->setSession(m_session);
    return genres;
}

GenrePage* LibraryPages::makeGenre() {
    auto* genre = new GenrePage(m_context, m_covers, this);
    adopt(genre, "genrePage");
    genre->setSession(m_session);
    connect(genre, &GenrePage::genreGone, this, [this] { Q_EMIT gone(m_place); });
    return genre;
}

PlaylistPage* LibraryPages::makePlaylist() {
    auto* playlist = new PlaylistPage(m_context, m_covers, m_playlists, this);
    adopt(playlist, "playlistPage");
    playlist->setSession(m_session);
    connect(playlist, &PlaylistPage::playlistGone, this, [this] { Q_EMIT gone(m_place); });
    return playlist;
}

SearchPage* LibraryPages::makeSearch() {
    auto* search = new SearchPage(m_context, m_covers, this);
    search->setAccessibleName(tr("What the search finds"));
    adopt(search, "searchPage");
    search->setSession(m_session);
    connect(search, &SearchPage::textSuggested, this, &LibraryPages::searchSuggested);
    return search;
}

HistoryPage* LibraryPages::makeHistory() {
    auto* history = new HistoryPage(m_context, m_covers, this);
    history->setAccessibleName(tr("History"));
    adopt(history, "historyPage");
    history->setSession(m_session);
    return history;
}

InsightsPage* LibraryPages::makeInsights() {
    auto* insights = new InsightsPage(m_context, m_covers, this);
    insights->setAccessibleName(tr("Insights"));
    adopt(insights, "insightsPage");
    insights->setSession(m_session);
    return insights;
}

MixPage* LibraryPages::makeMix() {
    auto* mix = new MixPage(m_context, m_covers, this);
    adopt(mix, "mixPage");
    mix->setSession(m_session);
    connect(mix, &MixPage::mixGone, this, [this] { Q_EMIT gone(m_place); });
    return mix;
}

SettingsPage* LibraryPages::makeSettings() {
    auto* settings = new SettingsPage(m_context, m_profile, m_session, this);
    settings->setCounts(m_counts);
    connect(settings, &SettingsPage::duplicatesRequested, this, &LibraryPages::duplicatesRequested);
    connect(settings, &SettingsPage::passwordRequested, this, &LibraryPages::passwordRequested);
    connect(settings, &SettingsPage::signOutRequested, this, &LibraryPages::signOutRequested);
    connect(settings, &SettingsPage::signOutEverywhereRequested, this,
            &LibraryPages::signOutEverywhereRequested);
    connect(settings, &SettingsPage::messaged, this, &LibraryPages::messaged);
    addWidget(settings);
    return settings;
}

BinPage* LibraryPages::makeBin() {
    auto* bin = new BinPage(m_context, m_covers, this);
    bin->setAccessibleName(tr("Bin"));
    adopt(bin, "binPage");
    bin->setSession(m_session);
    return bin;
}

DuplicatesPage* LibraryPages::makeDuplicates() {
    auto* duplicates = new DuplicatesPage(m_context, m_covers, this);
    duplicates->setAccessibleName(tr("Duplicates"));
    adopt(duplicates, "duplicatesPage");
    duplicates->setSession(m_session);
    return duplicates;
}

EmptyLibrary* LibraryPages::makeEmpty() {
    auto* empty = new EmptyLibrary(this);
    connect(empty, &EmptyLibrary::chooseFilesRequested, this, &LibraryPages::chooseFilesRequested);
    connect(empty, &EmptyLibrary::chooseFolderRequested, this,
            &LibraryPages::chooseFolderRequested);
    addWidget(empty);
    return empty;
}

QWidget* LibraryPages::page(Place::Page which) {
    const auto made = [](auto*& page, auto make) {
        if (!page)
            page = make();
        return page;
    };
    const bool lists = which == Place::Page::Home || which == Place::Page::Songs ||
                       which == Place::Page::Albums || which == Place::Page::Artists ||
                       which == Place::Page::Genres;
    if (m_empty && lists)
        return made(m_emptyPage, [this] { return makeEmpty(); });
    switch (which) {
        case Place::Page::Home:
            return made(m_home, [this] { return makeHome(); });
        case Place::Page::Songs:
            return m_songs;
        case Place::Page::Albums:
            return made(m_albums, [this] { return makeAlbums(); });
        case Place::Page::Album:
            return made(m_album, [this] { return makeAlbum(); });
        case Place::Page::Artists:
            return made(m_artists, [this] { return makeArtists(); });
        case Place::Page::Artist:
            return made(m_artist, [this] { return makeArtist(); });
        case Place::Page::Genres:
            return made(m_genres, [this] { return makeGenres(); });
        case Place::Page::Genre:
            return made(m_genre, [this] { return makeGenre(); });
        case Place::Page::Favourites:
        case Place::Page::Playlist:
            return made(m_playlist, [this] { return makePlaylist(); });
        case Place::Page::Search:
            return made(m_search, [this] { return makeSearch(); });
        case Place::Page::History:
            return made(m_history, [this] { return makeHistory(); });
        case Place::Page::Insights:
            return made(m_insights, [this] { return makeInsights(); });
        case Place::Page::Forgotten:
        case Place::Page::Like:
            return made(m_mix, [this] { return makeMix(); });
        case Place::Page::Settings:
            return made(m_settings, [this] { return makeSettings(); });
        case Place::Page::Bin:
            return made(m_bin, [this] { return makeBin(); });
        case Place::Page::Duplicates:
            return made(m_duplicates, [this] { return makeDuplicates(); });
    }
    return m_songs;
}

void LibraryPages::go(const Place& place) {
    const bool another = place != m_place;
    m_place = place;
    QWidget* next = page(place.page);
    if (another && place.page == Place::Page::Album)
        m_album->open(place.album);
    else if (another && place.page == Place::Page::Artist)
        m_artist->open(place.artist);
    else if (another && place.page == Place::Page::Genre)
        m_genre->open(place.genre);
    else if (another && place.page == Place::Page::Playlist)
        m_playlist->open(place.playlist);
    else if (another && place.page == Place::Page::Favourites)
        m_playlist->open(std::nullopt);
    else if (another && place.page == Place::Page::Forgotten)
        m_mix->openForgotten();
    else if (another && place.page == Place::Page::Like)
        m_mix->openLike(place.artist);
    setCurrentWidget(next);
    if (!m_wasPainted)
        watchFirstPaint(next);
}

void LibraryPages::reveal(const catalogue::Song& song) {
    if (song.albumKey && m_place.page == Place::Page::Album && *song.albumKey == m_place.album)
        m_album->open(*song.albumKey, song.key);
    else if (m_place.page == Place::Page::Songs && !m_empty)
        m_songs->reveal(song.key);
}

void LibraryPages::save(window_state::View& view) const {
    view.songs = m_songs->saveState();
    view.albums = m_albums ? m_albums->saveState() : m_albumsState;
}

void LibraryPages::setPlaying(std::optional<SongId> song, bool paused) {
    m_playing = song;
    m_paused = paused;
    for (LibraryPage* page : std::initializer_list<LibraryPage*>{
             m_songs, m_albums, m_album, m_artist, m_genre, m_playlist, m_search, m_history, m_mix})
        if (page)
            page->setPlaying(song, paused);
}

void LibraryPages::setSearch(const QString& text) {
    static_cast<SearchPage*>(page(Place::Page::Search))->setText(text);
}

bool LibraryPages::searchKey(QKeyEvent* event) {
    return m_search && m_place.page == Place::Page::Search && m_search->handleKey(event);
}

void LibraryPages::setEmpty(bool empty) {
    m_empty = empty;
    const QWidget* focus = window()->focusWidget();
    const bool hadFocus = focus == currentWidget() || currentWidget()->isAncestorOf(focus);
    go(m_place);
    if (hadFocus)
        currentWidget()->setFocus(Qt::OtherFocusReason);
}

void LibraryPages::watchFirstPaint(QWidget* page) {
    // Where a list is only part of a page, it need not have anything.
    auto* view = qobject_cast<CellView*>(page->focusProxy());
    auto* first = new FirstPaint(view ? view->viewport() : page, [view] {
        return !view || (view->model()->rowCount() > 0 &&
                         view->model()->index(0, 0).data(Qt::DisplayRole).isValid());
    });
    connect(first, &FirstPaint::painted, this, [this] {
        if (!std::exchange(m_wasPainted, true))
            Q_EMIT painted();
    });
}

}  // namespace linnet::ui
