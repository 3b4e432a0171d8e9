// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/catalogue_song_source.h"

#include <algorithm>

#include "app/stored_song.h"
#include "core/catalogue/catalogue_service.h"

namespace linnet::app {

CatalogueSongSource::CatalogueSongSource(catalogue::CatalogueService& catalogue)
    : m_catalogue(catalogue) {}

Result<std::unique_ptr<playback::SongBytes>> CatalogueSongSource::open(const Session& session,
                                                                       SongId song) {
    auto reader = m_catalogue.audio(session, song);
    if (!reader)
        return fail(std::move(reader.error()));
    return std::unique_ptr<playback::SongBytes>(new StoredSong(std::move(*reader)));
}

std::vector<std::uint32_t> CatalogueSongSource::groups(const Session& session,
                                                       std::span<const SongId> songs) {
    // In short reads: a long one would keep the library from tidying up behind its writers.
    constexpr std::size_t kAtOnce = 2000;
    std::vector<std::uint32_t> numbers;
    numbers.reserve(songs.size());
    while (numbers.size() < songs.size()) {
        const auto part = songs.subspan(numbers.size());
        const auto some =
            m_catalogue.artistNumbers(session, part.first(std::min(kAtOnce, part.size())));
        if (!some)
            return numbers;
        numbers.insert(numbers.end(), some->begin(), some->end());
    }
    return numbers;
}

}  // namespace linnet::app
