// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/playlist.h"

namespace linnet::ui {

/// What is shown for a text, with the rows that are seen first.
struct Findings {
    template <class Key, class Row>
    struct Group {
        std::vector<Key> keys;  ///< best first
        std::vector<std::pair<Key, Row>> rows;

        [[nodiscard]] int size() const { return static_cast<int>(keys.size()); }
        [[nodiscard]] const Row* best() const {
            return rows.empty() || rows.front().first != keys.front() ? nullptr
                                                                      : &rows.front().second;
        }
    };
    Group<catalogue::SongKey, catalogue::Song> songs;
    Group<catalogue::AlbumKey, catalogue::Album> albums;
    Group<catalogue::ArtistKey, catalogue::Artist> artists;
    Group<catalogue::GenreKey, catalogue::Genre> genres;
    std::vector<catalogue::Playlist> playlists;
    bool moreSongs = false;
    QString didYouMean;
};

/// Blocking; not for the GUI thread. For an empty text the albums that were added last.
[[nodiscard]] Result<Findings> findAll(catalogue::CatalogueService& catalogue,
                                       const Session& session, const QString& text);

}  // namespace linnet::ui
