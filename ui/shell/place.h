// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/catalogue/browse.h"
#include "core/catalogue/song.h"
#include "core/events/ids.h"

namespace linnet::ui {

/// Where in the library a person is.
struct Place {
    /// Kept in the preferences as numbers: new ones come last.
    enum class Page : std::uint8_t {
        Songs,
        Albums,
        Album,
        Search,
        Settings,
        Artists,
        Artist,
        Genres,
        Genre,
        History,
        Bin,
        Favourites,
        Playlist,
        Duplicates,
        Home,
        Insights,
        Forgotten,  ///< favourites not heard for long
        Like,       ///< songs like those of an artist
    };
    Page page = Page::Songs;
    catalogue::AlbumKey album{};    ///< of Page::Album
    catalogue::ArtistKey artist{};  ///< of Page::Artist and Page::Like
    catalogue::GenreKey genre{};    ///< of Page::Genre
    PlaylistId playlist{};          ///< of Page::Playlist

    [[nodiscard]] static Place of(catalogue::AlbumKey album) { return {Page::Album, album}; }
    [[nodiscard]] static Place of(catalogue::ArtistKey artist) {
        return {Page::Artist, {}, artist};
    }
    [[nodiscard]] static Place of(catalogue::GenreKey genre) {
        return {Page::Genre, {}, {}, genre};
    }
    [[nodiscard]] static Place of(PlaylistId playlist) {
        return {Page::Playlist, {}, {}, {}, playlist};
    }
    [[nodiscard]] static Place like(catalogue::ArtistKey artist) {
        return {Page::Like, {}, artist};
    }
    /// One thing of many, from which one goes back.
    [[nodiscard]] bool inside() const {
        return page == Page::Album || page == Page::Artist || page == Page::Genre ||
               page == Page::Forgotten || page == Page::Like;
    }

    friend bool operator==(const Place&, const Place&) = default;
};

/// The places behind the current one, newest last. A search is passed through, not gone back to.
class PlaceHistory {
 public:
    static constexpr std::size_t kLongest = 50;

    [[nodiscard]] const Place& current() const { return m_current; }
    [[nodiscard]] bool canGoBack() const { return !m_behind.empty(); }
    void go(const Place& place);
    /// The place that is current then.
    const Place& back();
    /// A place that is no more, wherever it stands.
    void forget(const Place& place);

 private:
    Place m_current;
    std::vector<Place> m_behind;
};

}  // namespace linnet::ui
