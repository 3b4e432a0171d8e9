// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/song_loudness.h"
#include "core/playback/song_source.h"

namespace linnet::catalogue {
class CatalogueService;
}

namespace linnet::app {

/// Playback's songs are the catalogue's.
class CatalogueSongSource final : public playback::SongSource {
 public:
    /// Borrowed; outlive the source and what it opened. `rows` hold the analysis.
    CatalogueSongSource(catalogue::CatalogueService& catalogue, storage::Database& rows);
    [[nodiscard]] Result<std::unique_ptr<playback::SongBytes>> open(const Session& session,
                                                                    SongId song) override;
    /// Songs of one artist stay apart.
    [[nodiscard]] std::vector<std::uint32_t> groups(const Session& session,
                                                    std::span<const SongId> songs) override;
    [[nodiscard]] std::vector<playback::SongLoudness> loudness(
        const Session& session, std::span<const SongId> songs) override;

 private:
    catalogue::CatalogueService& m_catalogue;
    SongLoudnessReader m_loudness;
};

}  // namespace linnet::app
