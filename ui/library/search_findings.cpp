// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_findings.h"

#include <algorithm>

#include "core/catalogue/fold.h"
#include "core/catalogue/playlists/playlist_service.h"

namespace linnet::ui {

namespace {

constexpr std::size_t kFound = 50;
constexpr std::size_t kSongRows = 16;
constexpr std::size_t kLine = 12;  ///< covers that one line can hold

/// Reads the first `most` rows of a group.
template <class Group, class Read>
Result<> fill(Group& group, std::size_t most, Read read) {
    const std::span first(group.keys.data(), std::min(group.keys.size(), most));
    auto rows = read(first);
    if (!rows)
        return fail(rows.error());
    for (std::size_t i = 0; i < first.size() && i < rows->size(); ++i)
        if ((*rows)[i])
            group.rows.emplace_back(first[i], std::move(*(*rows)[i]));
    return {};
}

/// Those in whose names each word of `text` begins a word.
Result<std::vector<catalogue::Playlist>> findPlaylists(catalogue::CatalogueService& catalogue,
                                                       const Session& session,
                                                       const QString& text) {
    auto playlists = catalogue.playlists().list(session);
    if (!playlists)
        return playlists;
    const auto wordsOf = [](const QString& all) {
        return catalogue::fold(all).split(u' ', Qt::SkipEmptyParts);
    };
    const QStringList wanted = wordsOf(text);
    std::erase_if(*playlists, [&](const catalogue::Playlist& playlist) {
        const QStringList words = wordsOf(playlist.name);
        return playlist.kind == catalogue::PlaylistKind::Folder || wanted.isEmpty() ||
               !std::ranges::all_of(wanted, [&](const QString& start) {
                   return std::ranges::any_of(
                       words, [&](const QString& word) { return word.startsWith(start); });
               });
    });
    return playlists;
}

}  // namespace

Result<Findings> findAll(catalogue::CatalogueService& catalogue, const Session& session,
                         const QString& text) {
    Findings found;
    if (text.isEmpty()) {
        auto recent = catalogue.listAlbums(session, catalogue::AlbumSort::RecentlyAdded, kLine);
        if (!recent)
            return fail(recent.error());
        found.albums.keys = std::move(*recent);
    } else {
        auto results = catalogue.search(session, text, kFound);
        if (!results)
            return fail(results.error());
        found.songs.keys = std::move(results->songs);
        found.albums.keys = std::move(results->albums);
        found.artists.keys = std::move(results->artists);
        found.genres.keys = std::move(results->genres);
        found.moreSongs = results->moreSongs;
        found.didYouMean = std::move(results->didYouMean);
        auto playlists = findPlaylists(catalogue, session, text);
        if (!playlists)
            return fail(playlists.error());
        found.playlists = std::move(*playlists);
        if (!found.playlists.empty())
            found.didYouMean.clear();
    }
    const auto songs = fill(found.songs, kSongRows, [&](std::span<const catalogue::SongKey> keys) {
        return catalogue.songs(session, keys);
    });
    const auto albums =
        fill(found.albums, kLine, [&](auto keys) { return catalogue.albums(session, keys); });
    const auto artists =
        fill(found.artists, kLine, [&](auto keys) { return catalogue.artists(session, keys); });
    const auto genres =
        fill(found.genres, kLine, [&](auto keys) { return catalogue.genres(session, keys); });
    for (const auto& read : {songs, albums, artists, genres})
        if (!read)
            return fail(read.error());
    return found;
}

}  // namespace linnet::ui
