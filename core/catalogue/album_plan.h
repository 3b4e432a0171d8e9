// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <span>
#include <vector>

namespace linnet::catalogue {

/// What albums of many are by.
inline constexpr auto kVariousArtists = u"Various Artists";

/// A song that names an album and no album artist, as one of those of its folder with this album.
struct AlbumCandidate {
    QString artist;
    bool compilation = false;  ///< its tags say that it is part of one
    std::optional<int> disc;
    std::optional<int> track;
};

/// Who the album of a song is by: a person, or many (`various`), which keeps a compilation one
/// album.
struct AlbumOwner {
    QString artist;
    bool various = false;

    friend bool operator==(const AlbumOwner&, const AlbumOwner&) = default;
};

/// The albums that songs of one folder with one album title make up, when none names an album
/// artist; one answer for each song.
///
/// - Others there that do name one (`named`, each once) take them in, if they agree.
/// - A compilation's flag makes them one album of many.
/// - Guests ("Ilse Varga feat. Rui Andrade") do not make an artist; one artist: the album is
/// theirs.
/// - Two artists who both have a track 1 have two albums of one title ("Greatest Hits").
/// - Without track numbers, artists with three songs or more each have albums of their own.
/// - An artist of more than half of the songs has the album, with guests; else it is of many.
[[nodiscard]] std::vector<AlbumOwner> planAlbums(std::span<const AlbumCandidate> songs,
                                                 const std::vector<QString>& named = {});

/// Who an album that a person gathered is by: whose songs are more than half of it, else many.
[[nodiscard]] QString gatheredArtist(std::span<const AlbumCandidate> songs);

/// The artist without guests: what stands before "feat.", "ft.", "featuring", "vs.", "with" or a
/// further value.
[[nodiscard]] QString mainArtist(const QString& artist);

}  // namespace linnet::catalogue
