// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/analysis/analysis_source.h"

namespace linnet::catalogue {
class AnalysedSongs;
}
namespace linnet::storage {
class MediaStore;
}

namespace linnet::app {

/// What is analysed are the catalogue's songs.
class CatalogueAnalysisSource final : public playback::AnalysisSource {
 public:
    /// Borrowed; both outlive the source and what it opened.
    CatalogueAnalysisSource(catalogue::AnalysedSongs& songs, storage::MediaStore& media)
        : m_songs(songs), m_media(media) {}

    Result<std::vector<Waiting>> waiting(std::int64_t after, std::size_t limit) override;
    Result<std::optional<Waiting>> waiting(SongId song) override;
    Result<Counts> counts() override;
    Result<std::unique_ptr<playback::SongBytes>> open(const storage::ContentHash& audio) override;

 private:
    catalogue::AnalysedSongs& m_songs;
    storage::MediaStore& m_media;
};

}  // namespace linnet::app
