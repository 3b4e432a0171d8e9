// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/home_findings.h"

#include <QDateTime>
#include <algorithm>
#include <map>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/entry_key.h"
#include "core/catalogue/playlists/playlist_service.h"
#include "core/catalogue/statistics/statistics_service.h"
#include "ui/home/album_run.h"
#include "ui/home/card_plan.h"
#include "ui/home/mix.h"

namespace linnet::ui {

using catalogue::Album;
using catalogue::AlbumKey;
using catalogue::ArtistKey;
using catalogue::SongKey;
using std::chrono::days;

namespace {

constexpr std::size_t kLine = 16;  ///< covers that one line can hold
constexpr days kLately{60};        ///< whose broken-off albums are gone on with
constexpr days kMonth{30};
constexpr days kYear{365};
constexpr int kAroundToday = 3;  ///< days
constexpr int kMuchPlayed = 5;   ///< songs of an artist in a month
constexpr std::size_t kArtistsTried = 3;
constexpr std::size_t kEnoughAlike = 10;  ///< songs
constexpr std::size_t kRunsTried = 20;
constexpr std::size_t kCoversTried = 4;

/// The keys of what was counted, most first.
template <class Key>
std::vector<Key> ranked(const std::map<Key, int>& counts, std::size_t most) {
    std::vector<std::pair<Key, int>> sorted(counts.begin(), counts.end());
    std::ranges::stable_sort(sorted,
                             [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<Key> keys;
    for (const auto& [key, count] : sorted) {
        if (keys.size() < most)
            keys.push_back(key);
    }
    return keys;
}

/// One search for all that Home has; each part returns an error of the services as it is.
class Search {
 public:
    Search(catalogue::CatalogueService& catalogue, playback::PlaybackService& playback,
           const Session& session, Timestamp now, std::optional<SongId> playing)
        : m_catalogue(catalogue),
          m_playback(playback),
          m_session(session),
          m_now(now),
          m_playing(playing),
          m_today(
              QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(now.time_since_epoch().count()))
                  .date()) {}

    Result<HomeFindings> run() {
        for (const auto part : {&Search::findRecent, &Search::findPlaylists, &Search::findHeard,
                                &Search::findForgotten, &Search::findOtherYears}) {
            if (auto found = (this->*part)(); !found)
                return fail(std::move(found.error()));
        }
        return std::move(m_found);
    }

 private:
    Result<std::vector<Album>> albums(std::span<const AlbumKey> keys) {
        auto rows = m_catalogue.albums(m_session, keys);
        if (!rows)
            return fail(std::move(rows.error()));
        std::vector<Album> found;
        for (auto& row : *rows) {
            if (row)
                found.push_back(std::move(*row));
        }
        return found;
    }

    Result<> findRecent() {
        const auto keys =
            m_catalogue.listAlbums(m_session, catalogue::AlbumSort::RecentlyAdded, kLine);
        if (!keys)
            return fail(keys.error());
        auto found = albums(*keys);
        if (!found)
            return fail(std::move(found.error()));
        m_found.recent = std::move(*found);
        return {};
    }

    /// Of the first songs that have one.
    HomeFindings::Artwork artworkOf(std::vector<SongKey> keys) {
        keys.resize(std::min(keys.size(), kCoversTried));
        std::ranges::transform(keys, keys.begin(), catalogue::songOf);
        const auto songs = m_catalogue.songs(m_session, std::span<const SongKey>(keys));
        if (songs) {
            for (const auto& song : *songs) {
                if (song && song->artwork)
                    return song->artwork;
            }
        }
        return std::nullopt;
    }

    Result<> findPlaylists() {
        auto list = m_catalogue.playlists().list(m_session);
        if (!list)
            return fail(std::move(list.error()));
        std::ranges::stable_sort(*list, std::ranges::greater{}, &catalogue::Playlist::changedAt);
        for (const auto& playlist : *list) {
            if (m_found.playlists.size() == kMostCards)
                break;
            HomeFindings::Playlist card{playlist.id, playlist.name, playlist.songs, {}};
            if (playlist.kind == catalogue::PlaylistKind::Smart)
                card.songs = m_catalogue.playlists().smartCount(m_session, playlist.id).value_or(0);
            if (playlist.kind == catalogue::PlaylistKind::Folder || card.songs == 0)
                continue;
            const auto songs = m_catalogue.playlists().songs(m_session, playlist.id, kCoversTried);
            if (songs)
                card.artwork = artworkOf(*songs);
            m_found.playlists.push_back(std::move(card));
        }
        return {};
    }

    Result<std::vector<HeardSong>> heard(Timestamp from, Timestamp to) {
        const auto plays = m_playback.plays(m_session, from, to);
        if (!plays)
            return fail(plays.error());
        std::map<SongId, std::optional<catalogue::SongGroups>> known;
        for (const auto& play : *plays)
            known.try_emplace(play.song);
        std::vector<SongId> ids;
        for (const auto& [id, groups] : known)
            ids.push_back(id);
        const auto groups = m_catalogue.groupsOf(m_session, ids);
        if (!groups)
            return fail(groups.error());
        for (std::size_t i = 0; i < ids.size(); ++i)
            known[ids[i]] = (*groups)[i];
        std::vector<HeardSong> songs;
        for (const auto& play : *plays)
            songs.push_back({play, known[play.song]});
        return songs;
    }

    Result<> findHeard() {
        const auto lately = heard(m_now - kLately, m_now);
        if (!lately)
            return fail(lately.error());
        if (auto found = findBrokenOff(*lately); !found)
            return found;
        std::map<ArtistKey, int> artists;
        for (const HeardSong& song : *lately) {
            if (!song.groups || song.play.startedAt < m_now - kMonth)
                continue;
            for (const ArtistKey artist : song.groups->artists)
                ++artists[artist];
        }
        return findLike(artists);
    }

    Result<> findBrokenOff(std::span<const HeardSong> lately) {
        std::optional<AlbumKey> now;
        if (m_playing) {
            const auto groups = m_catalogue.groupsOf(m_session, std::span(&*m_playing, 1));
            if (!groups)
                return fail(groups.error());
            if (groups->front())
                now = groups->front()->album;
        }
        auto runs = albumRuns(lately);
        runs.resize(std::min(runs.size(), kRunsTried));
        for (const AlbumRun& run : runs) {
            if (run.album == now || m_found.albums.size() == kMostCards)
                continue;
            catalogue::SongQuery query;
            query.album = run.album;
            auto songs = m_catalogue.list(m_session, query);
            if (!songs)
                return fail(std::move(songs.error()));
            const auto next = goesOnWith(run, *songs);
            if (!next)
                continue;
            auto album = albums(std::span(&run.album, 1));
            if (!album)
                return fail(std::move(album.error()));
            if (!album->empty())
                m_found.albums.push_back({std::move(album->front()), std::move(*songs), *next});
        }
        return {};
    }

    Result<> findLike(const std::map<ArtistKey, int>& plays) {
        const auto day = static_cast<std::uint32_t>(m_today.toJulianDay());
        for (const ArtistKey key : ranked(plays, kArtistsTried)) {
            if (plays.at(key) < kMuchPlayed)
                break;
            auto like = mix::like(m_catalogue, m_session, key, day);
            if (!like)
                return fail(std::move(like.error()));
            if (!*like)
                continue;
            auto songs = m_catalogue.playlists().matching(m_session, (*like)->rules);
            if (!songs)
                return fail(std::move(songs.error()));
            auto artists = m_catalogue.artists(m_session, std::span(&key, 1));
            if (!artists)
                return fail(std::move(artists.error()));
            if (songs->size() < kEnoughAlike || !artists->front())
                continue;
            m_found.like =
                HomeFindings::Like{std::move(*artists->front()), std::move((*like)->genre),
                                   plays.at(key), std::move(*songs)};
            break;
        }
        return {};
    }

    Result<> findForgotten() {
        auto songs = m_catalogue.playlists().matching(m_session, mix::forgotten());
        if (!songs)
            return fail(std::move(songs.error()));
        if (songs->empty())
            return {};
        const auto latest = m_catalogue.statistics().stats(m_session, std::span(&songs->back(), 1));
        if (!latest)
            return fail(latest.error());
        auto artwork = artworkOf(*songs);
        m_found.forgotten = HomeFindings::Forgotten{std::move(*songs), latest->front().lastPlayedAt,
                                                    std::move(artwork)};
        return {};
    }

    static Timestamp beginOf(QDate day) {
        return Timestamp(std::chrono::milliseconds(day.startOfDay().toMSecsSinceEpoch()));
    }

    Result<> findOtherYears() {
        const auto years = m_playback.yearsPlayed(m_session);
        if (!years)
            return fail(years.error());
        std::map<AlbumKey, int> plays;
        // From the one before the first: its last days and the first of the next stand together.
        const int first = years->empty() ? m_today.year() : years->back() - 1;
        for (int year = first; year < m_today.year(); ++year) {
            const QDate day = m_today.addYears(year - m_today.year());
            auto counted = countAlbums(plays, beginOf(day.addDays(-kAroundToday)),
                                       beginOf(day.addDays(kAroundToday + 1)));
            if (!counted)
                return counted;
        }
        const bool otherYears = !plays.empty();
        if (!otherYears) {
            if (auto counted = countAlbums(plays, m_now - kYear, m_now); !counted)
                return counted;
        }
        auto found = albums(ranked(plays, kLine));
        if (!found)
            return fail(std::move(found.error()));
        (otherYears ? m_found.onThisDay : m_found.mostPlayed) = std::move(*found);
        return {};
    }

    Result<> countAlbums(std::map<AlbumKey, int>& plays, Timestamp from, Timestamp to) {
        const auto songs = heard(from, to);
        if (!songs)
            return fail(songs.error());
        for (const HeardSong& song : *songs) {
            if (song.groups && song.groups->album)
                ++plays[*song.groups->album];
        }
        return {};
    }

    catalogue::CatalogueService& m_catalogue;
    playback::PlaybackService& m_playback;
    const Session& m_session;
    Timestamp m_now;
    std::optional<SongId> m_playing;
    QDate m_today;
    HomeFindings m_found;
};

}  // namespace

Result<HomeFindings> findHome(catalogue::CatalogueService& catalogue,
                              playback::PlaybackService& playback, const Session& session,
                              Timestamp now, std::optional<SongId> playing) {
    return Search(catalogue, playback, session, now, playing).run();
}

}  // namespace linnet::ui
