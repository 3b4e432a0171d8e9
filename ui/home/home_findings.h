// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/catalogue/browse.h"
#include "core/events/session.h"
#include "core/events/time.h"
#include "storage/result.h"

namespace linnet::catalogue {
class CatalogueService;
}
namespace linnet::playback {
class PlaybackService;
}

namespace linnet::ui {

/// What Home has for a profile; what there is nothing of is empty.
struct HomeFindings {
    using Artwork = std::optional<storage::ContentHash>;

    struct Playlist {
        PlaylistId id;
        QString name;
        std::int64_t songs = 0;
        Artwork artwork;
    };
    /// An album whose listening was broken off.
    struct BrokenOff {
        catalogue::Album album;
        std::vector<catalogue::SongKey> songs;  ///< in its order
        std::size_t next = 0;                   ///< index of the one to go on with
    };
    struct Forgotten {
        std::vector<catalogue::SongKey> songs;  ///< the least recently heard first
        std::optional<Timestamp> lastHeard;     ///< of all of them; nothing: none was ever heard
        Artwork artwork;
    };
    struct Like {
        catalogue::Artist artist;
        QString genre;
        int plays = 0;  ///< in the last thirty days
        std::vector<catalogue::SongKey> songs;
    };

    std::vector<Playlist> playlists;  ///< the one changed last first, none that is empty
    std::vector<BrokenOff> albums;    ///< the one heard last first
    std::optional<Forgotten> forgotten;
    std::optional<Like> like;
    std::vector<catalogue::Album> recent;      ///< the one added last first
    std::vector<catalogue::Album> onThisDay;   ///< in other years; most played first
    std::vector<catalogue::Album> mostPlayed;  ///< in the last year; only where onThisDay is empty
};

/// `playing`: the song that plays, whose album is not broken off. Blocking; not for the GUI thread.
[[nodiscard]] Result<HomeFindings> findHome(catalogue::CatalogueService& catalogue,
                                            playback::PlaybackService& playback,
                                            const Session& session, Timestamp now,
                                            std::optional<SongId> playing);

}  // namespace linnet::ui
