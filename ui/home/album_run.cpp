// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/album_run.h"

#include <algorithm>
#include <set>

namespace linnet::ui {
namespace {

constexpr std::size_t kShortestAlbum = 3;

}  // namespace

std::vector<AlbumRun> albumRuns(std::span<const HeardSong> heard) {
    std::vector<AlbumRun> runs;
    std::set<catalogue::AlbumKey> seen;
    for (std::size_t at = heard.size(); at-- > 0;) {
        const auto& last = heard[at].groups;
        if (!last || !last->album || !seen.insert(*last->album).second || at == 0)
            continue;
        const auto& before = heard[at - 1].groups;
        if (before && before->album == last->album && before->song != last->song)
            runs.push_back({*last->album, before->song, last->song, heard[at].play.completed});
    }
    return runs;
}

std::optional<std::size_t> goesOnWith(const AlbumRun& run,
                                      std::span<const catalogue::SongKey> songs) {
    if (songs.size() < kShortestAlbum)
        return std::nullopt;
    const auto before = std::ranges::find(songs, run.before);
    const auto last = std::ranges::find(songs, run.last);
    if (before >= last || last == songs.end())
        return std::nullopt;
    const auto next = static_cast<std::size_t>(last - songs.begin()) + (run.completed ? 1 : 0);
    return next < songs.size() ? std::optional(next) : std::nullopt;
}

}  // namespace linnet::ui
