// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/catalogue/browse.h"
#include "core/playback/playback_service.h"

/// Which albums a person was listening to and has not heard to their end: free functions.
namespace linnet::ui {

struct HeardSong {
    playback::Play play;
    std::optional<catalogue::SongGroups> groups;  ///< nothing: not in the library any more
};

/// The end of what was heard of an album: two different songs of it, one right after the other.
struct AlbumRun {
    catalogue::AlbumKey album{};
    catalogue::SongKey before{};
    catalogue::SongKey last{};
    bool completed = false;  ///< the last one was heard to its end
    friend bool operator==(const AlbumRun&, const AlbumRun&) = default;
};

/// `heard` is oldest first; the albums come newest first, each once.
[[nodiscard]] std::vector<AlbumRun> albumRuns(std::span<const HeardSong> heard);
/// Index in `songs`, the album in its order, of the one to go on with. Nothing: it was not heard in
/// that order, or to its end, or is too short to be gone on with.
[[nodiscard]] std::optional<std::size_t> goesOnWith(const AlbumRun& run,
                                                    std::span<const catalogue::SongKey> songs);

}  // namespace linnet::ui
