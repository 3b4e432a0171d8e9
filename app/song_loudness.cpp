// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/song_loudness.h"

#include <algorithm>
#include <map>

#include "core/catalogue/catalogue_service.h"

namespace linnet::app {
namespace {

using catalogue::AlbumKey;
using catalogue::Song;
using catalogue::SongKey;

struct AlbumFacts {
    std::vector<SongKey> order;
    std::optional<playback::TogetherFacts> together;  ///< once all of it has been analysed
};

/// One recording of hours, or a folder of everything, is not an album that is worth the reading.
constexpr std::size_t kMostSongs = 200;

AlbumFacts factsOf(catalogue::CatalogueService& catalogue, playback::AnalysisStore& analysis,
                   const Session& session, AlbumKey album) {
    AlbumFacts facts;
    catalogue::SongQuery query;
    query.album = album;
    auto keys = catalogue.list(session, query);
    if (!keys)
        return facts;
    facts.order = std::move(*keys);
    if (facts.order.size() > kMostSongs)
        return facts;
    const auto songs = catalogue.songs(session, facts.order);
    if (!songs)
        return facts;
    std::vector<storage::ContentHash> audios;
    for (const auto& song : *songs) {
        if (song)
            audios.push_back(song->audio);
    }
    if (auto together = analysis.together(audios))
        facts.together = *together;
    return facts;
}

}  // namespace

std::vector<playback::SongLoudness> SongLoudnessReader::read(const Session& session,
                                                             std::span<const SongId> songs) {
    std::vector<playback::SongLoudness> all(songs.size());
    const auto rows = m_catalogue.songs(session, songs);
    if (!rows)
        return all;
    const auto tags = m_catalogue.taggedLoudness(session, songs);
    std::map<AlbumKey, AlbumFacts> albums;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::optional<Song>& song = (*rows)[i];
        if (!song)
            continue;
        if (const auto facts = m_analysis.facts(song->audio); facts && *facts) {
            all[i].songLufs = (*facts)->integratedLufs;
            all[i].songPeakDb = (*facts)->truePeakDbtp;
        } else if (tags) {
            all[i].songLufs = (*tags)[i].songLufs;
            all[i].songPeakDb = (*tags)[i].songPeakDb;
        }
        if (!song->albumKey)
            continue;
        auto album = albums.find(*song->albumKey);
        if (album == albums.end()) {
            album = albums
                        .emplace(*song->albumKey,
                                 factsOf(m_catalogue, m_analysis, session, *song->albumKey))
                        .first;
        }
        const auto& order = album->second.order;
        all[i].album = static_cast<std::int64_t>(*song->albumKey);
        all[i].place = std::find(order.begin(), order.end(), song->key) - order.begin();
        if (const auto& together = album->second.together) {
            all[i].albumLufs = together->integratedLufs;
            all[i].albumPeakDb = together->truePeakDbtp;
        } else if (tags) {
            all[i].albumLufs = (*tags)[i].albumLufs;
            all[i].albumPeakDb = (*tags)[i].albumPeakDb;
        }
    }
    return all;
}

}  // namespace linnet::app
