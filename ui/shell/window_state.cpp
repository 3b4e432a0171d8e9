// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_state.h"

#include <QScreen>
#include <QWidget>

#include "ui/settings/preferences.h"

namespace linnet::ui::window_state {
namespace {

constexpr QSize kUsual{1280, 800};

const QString kGeometry = QStringLiteral("geometry");
const QString kPage = QStringLiteral("page");
const QString kAlbum = QStringLiteral("album");
const QString kArtist = QStringLiteral("artist");
const QString kGenre = QStringLiteral("genre");
const QString kPlaylist = QStringLiteral("playlist");
const QString kPanel = QStringLiteral("panelShown");
const QString kTab = QStringLiteral("panelTab");
const QString kSongs = QStringLiteral("songsPage");
const QString kAlbums = QStringLiteral("albumsPage");

}  // namespace

void restoreGeometry(QWidget& window, const Preferences& preferences) {
    const QByteArray kept =
        preferences.value(kGeometry, preferences.common(kGeometry)).toByteArray();
    if (!kept.isEmpty() && (kept == window.saveGeometry() || window.restoreGeometry(kept)))
        return;
    if (!window.testAttribute(Qt::WA_Resized))
        window.resize(window.screen() ? kUsual.boundedTo(window.screen()->availableSize())
                                      : kUsual);
}

void saveGeometry(const QWidget& window, Preferences& preferences) {
    const QByteArray geometry = window.saveGeometry();
    preferences.setValue(kGeometry, geometry);
    preferences.setCommon(kGeometry, geometry);
}

View view(const Preferences& preferences) {
    View view;
    switch (static_cast<Place::Page>(preferences.value(kPage, 0).toInt())) {
        case Place::Page::Albums:
            view.place.page = Place::Page::Albums;
            break;
        case Place::Page::Album:
            view.place.page = Place::Page::Album;
            view.place.album = catalogue::AlbumKey{preferences.value(kAlbum, 0).toLongLong()};
            break;
        case Place::Page::Artist:
            view.place =
                Place::of(catalogue::ArtistKey{preferences.value(kArtist, 0).toLongLong()});
            break;
        case Place::Page::Genre:
            view.place = Place::of(catalogue::GenreKey{preferences.value(kGenre, 0).toLongLong()});
            break;
        case Place::Page::Artists:
            view.place.page = Place::Page::Artists;
            break;
        case Place::Page::Genres:
            view.place.page = Place::Page::Genres;
            break;
        case Place::Page::Favourites:
            view.place.page = Place::Page::Favourites;
            break;
        case Place::Page::Playlist:
            if (const auto id = PlaylistId::fromString(preferences.value(kPlaylist).toString())) {
                view.place.page = Place::Page::Playlist;
                view.place.playlist = *id;
            }
            break;
        case Place::Page::Settings:
            view.place.page = Place::Page::Settings;
            break;
        case Place::Page::History:
            view.place.page = Place::Page::History;
            break;
        case Place::Page::Home:
            view.place.page = Place::Page::Home;
            break;
        case Place::Page::Insights:
            view.place.page = Place::Page::Insights;
            break;
        case Place::Page::Forgotten:
            view.place.page = Place::Page::Forgotten;
            break;
        case Place::Page::Like:
            view.place =
                Place::like(catalogue::ArtistKey{preferences.value(kArtist, 0).toLongLong()});
            break;
        case Place::Page::Songs:
        case Place::Page::Search:
        case Place::Page::Duplicates:
        case Place::Page::Bin:
            break;
    }
    view.panelShown = preferences.value(kPanel, true).toBool();
    const int tab = preferences.value(kTab, 0).toInt();
    if (tab >= 0 && tab <= static_cast<int>(QueuePanel::Tab::Info))
        view.tab = static_cast<QueuePanel::Tab>(tab);
    view.songs = preferences.value(kSongs).toMap();
    view.albums = preferences.value(kAlbums).toMap();
    return view;
}

void saveView(const View& view, Preferences& preferences) {
    preferences.setValue(kPage, static_cast<int>(view.place.page));
    preferences.setValue(kAlbum, static_cast<qlonglong>(view.place.album));
    preferences.setValue(kArtist, static_cast<qlonglong>(view.place.artist));
    preferences.setValue(kGenre, static_cast<qlonglong>(view.place.genre));
    preferences.setValue(kPlaylist, view.place.playlist.toString());
    preferences.setValue(kPanel, view.panelShown);
    preferences.setValue(kTab, static_cast<int>(view.tab));
    preferences.setValue(kSongs, view.songs);
    preferences.setValue(kAlbums, view.albums);
}

}  // namespace linnet::ui::window_state
