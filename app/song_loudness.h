// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/playback/analysis/analysis_store.h"
#include "core/playback/song_source.h"

namespace linnet::catalogue {
class CatalogueService;
}

namespace linnet::app {

/// What playback needs of a song's loudness: where it stands on its album is the catalogue's, how
/// loud both are the analysis's, or until that is done their tags'. Blocks; for the decoder's
/// thread.
class SongLoudnessReader {
 public:
    /// Both borrowed.
    SongLoudnessReader(catalogue::CatalogueService& catalogue, storage::Database& rows)
        : m_catalogue(catalogue), m_analysis(rows) {}

    /// Parallel to `songs`; what is not known of one is left out of it.
    [[nodiscard]] std::vector<playback::SongLoudness> read(const Session& session,
                                                           std::span<const SongId> songs);

 private:
    catalogue::CatalogueService& m_catalogue;
    playback::AnalysisStore m_analysis;
};

}  // namespace linnet::app
