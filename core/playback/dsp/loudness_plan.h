// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/playback/song_source.h"
#include "core/playback/sound_settings.h"

/// What is decided about loudness and joins: free functions from what is known to what is done,
/// without audio or threads.
namespace linnet::playback::dsp {

/// A song and what stands beside it in the queue, as far as something does.
struct SongAndNeighbours {
    SongLoudness song;
    std::optional<SongLoudness> before;
    std::optional<SongLoudness> after;
};

/// `after` is the song that comes right behind `before` on one album.
[[nodiscard]] bool goesOn(const SongLoudness& before, const SongLoudness& after);
/// The song is played as a part of its album: one of its neighbours there is its neighbour here.
[[nodiscard]] bool isAlbumInOrder(const SongAndNeighbours& songs);

/// Linear. So much that the song (or its album, see Loudness) has the target's loudness, but no
/// more than its true peak leaves room for under Limiter::kCeilingDb. 1 where nothing is known of
/// it.
[[nodiscard]] float loudnessGain(const SoundSettings& sound, const SongAndNeighbours& songs);

}  // namespace linnet::playback::dsp
