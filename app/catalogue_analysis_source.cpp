// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue_analysis_source.h"

#include "app/stored_song.h"
#include "core/catalogue/analysed_songs.h"

namespace linnet::app {
namespace {

playback::AnalysisSource::Waiting waitingOf(const catalogue::AnalysedSongs::Waiting& waiting) {
    return {static_cast<std::int64_t>(waiting.key), waiting.song, waiting.audio,
            waiting.fingerprinted};
}

}  // namespace

Result<std::vector<CatalogueAnalysisSource::Waiting>> CatalogueAnalysisSource::waiting(
    std::int64_t after, std::size_t limit) {
    const auto found = m_songs.waiting(catalogue::SongKey(after), limit);
    if (!found)
        return fail(found.error());
    std::vector<Waiting> waiting;
    for (const auto& one : *found)
        waiting.push_back(waitingOf(one));
    return waiting;
}

Result<std::optional<CatalogueAnalysisSource::Waiting>> CatalogueAnalysisSource::waiting(
    SongId song) {
    const auto found = m_songs.waiting(song);
    if (!found)
        return fail(found.error());
    return *found ? std::optional(waitingOf(**found)) : std::nullopt;
}

Result<CatalogueAnalysisSource::Counts> CatalogueAnalysisSource::counts() {
    const auto counts = m_songs.counts();
    if (!counts)
        return fail(counts.error());
    return Counts{counts->songs, counts->waiting};
}

Result<std::unique_ptr<playback::SongBytes>> CatalogueAnalysisSource::open(
    const storage::ContentHash& audio) {
    auto reader = m_media.open(audio);
    if (!reader)
        return fail(std::move(reader.error()));
    return std::unique_ptr<playback::SongBytes>(new StoredSong(std::move(*reader)));
}

}  // namespace linnet::app
