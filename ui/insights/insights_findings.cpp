// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/insights_findings.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "core/catalogue/catalogue_service.h"

namespace linnet::ui {

using catalogue::AlbumKey;
using catalogue::ArtistKey;
using catalogue::CatalogueService;
using playback::ListeningYear;

namespace {

int yearOf(const std::vector<int>& years, int thisYear, std::optional<int> wished) {
    const auto has = [&](int year) { return std::ranges::find(years, year) != years.end(); };
    if (wished && has(*wished))
        return *wished;
    return has(thisYear) || years.empty() ? thisYear : years.front();
}

template <class Key>
struct Ranking {
    std::vector<Key> keys;  ///< most played first
    std::vector<int> plays;
};

template <class Key>
Ranking<Key> rank(const std::map<Key, int>& counts) {
    std::vector<std::pair<Key, int>> sorted(counts.begin(), counts.end());
    std::ranges::stable_sort(sorted,
                             [](const auto& a, const auto& b) { return a.second > b.second; });
    sorted.resize(std::min(sorted.size(), kMostRanked));
    Ranking<Key> ranking;
    for (const auto& [key, plays] : sorted) {
        ranking.keys.push_back(key);
        ranking.plays.push_back(plays);
    }
    return ranking;
}

/// `rows` are those of the ranking's keys.
template <class Key, class Row>
Result<> take(std::vector<InsightsFindings::Played<Row>>& into, const Ranking<Key>& ranking,
              Result<std::vector<std::optional<Row>>> rows) {
    if (!rows)
        return fail(std::move(rows.error()));
    for (std::size_t i = 0; i < rows->size(); ++i) {
        if ((*rows)[i])
            into.push_back({std::move(*(*rows)[i]), ranking.plays[i]});
    }
    return {};
}

/// What of the year only the catalogue knows. `before`: songs that were heard before it.
Result<> addNames(InsightsFindings& found, CatalogueService& catalogue, const Session& session,
                  std::span<const SongId> before) {
    // Those of the year first; many of them were heard before, too, and are asked for once.
    std::vector<SongId> ids;
    std::unordered_map<SongId, std::size_t> places;
    const auto add = [&](const SongId& id) {
        if (places.try_emplace(id, ids.size()).second)
            ids.push_back(id);
    };
    for (const auto& song : found.year.songs)
        add(song.song);
    for (const SongId& song : before)
        add(song);
    const auto groups = catalogue.groupsOf(session, ids);
    if (!groups)
        return fail(groups.error());
    std::set<ArtistKey> known;
    for (const SongId& song : before) {
        const auto& group = (*groups)[places.at(song)];
        if (group)
            known.insert(group->artists.begin(), group->artists.end());
    }
    std::map<ArtistKey, int> artists;
    std::map<AlbumKey, int> albums;
    Ranking<catalogue::SongKey> songs;
    for (std::size_t i = 0; i < found.year.songs.size(); ++i) {
        const auto& group = (*groups)[i];
        const int plays = found.year.songs[i].plays;
        if (!group)
            continue;
        for (const ArtistKey artist : group->artists)
            artists[artist] += plays;
        if (group->album)
            albums[*group->album] += plays;
        if (songs.keys.size() < kMostRanked) {
            songs.keys.push_back(group->song);
            songs.plays.push_back(plays);
        }
    }
    found.newArtists = static_cast<int>(std::ranges::count_if(
        artists, [&](const auto& artist) { return !known.contains(artist.first); }));
    const auto topArtists = rank(artists);
    const auto topAlbums = rank(albums);
    if (auto taken = take(found.artists, topArtists,
                          catalogue.artists(session, std::span<const ArtistKey>(topArtists.keys)));
        !taken)
        return taken;
    if (auto taken = take(found.albums, topAlbums,
                          catalogue.albums(session, std::span<const AlbumKey>(topAlbums.keys)));
        !taken)
        return taken;
    return take(found.songs, songs,
                catalogue.songs(session, std::span<const catalogue::SongKey>(songs.keys)));
}

}  // namespace

Result<InsightsFindings> findInsights(CatalogueService& catalogue,
                                      playback::PlaybackService& playback, const Session& session,
                                      int thisYear, std::optional<int> wished) {
    InsightsFindings found;
    auto years = playback.yearsPlayed(session);
    if (!years)
        return fail(std::move(years.error()));
    found.years = std::move(*years);
    const int year = yearOf(found.years, thisYear, wished);
    const auto plays =
        playback.plays(session, playback::beginOfYear(year), playback::beginOfYear(year + 1));
    if (!plays)
        return fail(plays.error());
    found.year = playback::listeningYear(*plays, year);
    const auto before = playback.playedBefore(session, playback::beginOfYear(year));
    if (!before)
        return fail(before.error());
    if (auto added = addNames(found, catalogue, session, *before); !added)
        return fail(std::move(added.error()));
    return found;
}

}  // namespace linnet::ui
