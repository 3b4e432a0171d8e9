// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/dsp/loudness_plan.h"

#include <algorithm>
#include <cmath>

#include "core/playback/dsp/limiter.h"

namespace linnet::playback::dsp {
namespace {

constexpr double kMostBoostDb = 20;
constexpr double kQuietestLufs = -60;  // of music; below it was silence that was measured

}  // namespace

bool goesOn(const SongLoudness& before, const SongLoudness& after) {
    return before.album && before.album == after.album && after.place == before.place + 1;
}

bool isAlbumInOrder(const SongAndNeighbours& songs) {
    return (songs.before && goesOn(*songs.before, songs.song)) ||
           (songs.after && goesOn(songs.song, *songs.after));
}

float loudnessGain(const SoundSettings& sound, const SongAndNeighbours& songs) {
    if (sound.loudness == Loudness::Off)
        return 1;
    const SongLoudness& song = songs.song;
    const bool byAlbum = sound.loudness == Loudness::Album ||
                         (sound.loudness == Loudness::Automatic && isAlbumInOrder(songs));
    // Where only one of the two is known it has to do for both.
    const bool album = song.albumLufs && (byAlbum || !song.songLufs);
    const auto lufs = album ? song.albumLufs : song.songLufs;
    const auto peak = album ? song.albumPeakDb : song.songPeakDb;
    if (!lufs || !std::isfinite(*lufs) || *lufs < kQuietestLufs)
        return 1;
    double gainDb = std::min(sound.targetLufs - *lufs, kMostBoostDb);
    if (peak && std::isfinite(*peak))
        gainDb = std::min(gainDb, Limiter::kCeilingDb - *peak);
    return static_cast<float>(std::pow(10.0, gainDb / 20));
}

}  // namespace linnet::playback::dsp
