// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/catalogue/song.h"

/// Other ways to songs than their list: who they are by, what kind they are, what was typed.
namespace linnet::catalogue {

enum class ArtistKey : qint64 {};
enum class GenreKey : qint64 {};

/// A name that songs or albums are by.
struct Artist {
    ArtistKey key{};
    QString name;
    QString sortKey;                              ///< what it is listed by; see sort_name.h
    std::int64_t songs = 0;                       ///< by exactly this name, or among others
    std::int64_t albums = 0;                      ///< whose album artist it is
    std::optional<storage::ContentHash> artwork;  ///< of one of the albums
};

struct Genre {
    GenreKey key{};
    QString name;
    std::int64_t songs = 0;
    std::optional<storage::ContentHash> artwork;  ///< of one of the songs
};

struct PlayedSong {
    SongKey key{};
    std::int64_t plays = 0;
};

/// What a song belongs to.
struct SongGroups {
    SongKey song{};
    std::optional<AlbumKey> album;
    std::vector<ArtistKey> artists;  ///< as CatalogueService::artistNamed() finds them
};

/// Each best first.
struct SearchResults {
    std::vector<SongKey> songs;
    std::vector<AlbumKey> albums;
    std::vector<ArtistKey> artists;
    std::vector<GenreKey> genres;
    bool moreSongs = false;  ///< there are more than `songs` holds
    /// When nothing was found: the text with the nearest spellings that find something, or empty.
    QString didYouMean;
};

struct SearchCount {
    std::int64_t songs = 0;
    bool exact = true;  ///< else there are more
};

}  // namespace linnet::catalogue
