// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/song_source.h"

namespace linnet::catalogue {
class CatalogueService;
}

namespace linnet::app {

/// Playback's songs are the catalogue's.
class CatalogueSongSource final : public playback::SongSource {
 public:
    /// Borrowed; outlives the source and what it opened.
    explicit CatalogueSongSource(catalogue::CatalogueService& catalogue);
    [[nodiscard]] Result<std::unique_ptr<playback::SongBytes>> open(const Session& session,
                                                                    SongId song) override;
    /// Songs of one artist stay apart.
    [[nodiscard]] std::vector<std::uint32_t> groups(const Session& session,
                                                    std::span<const SongId> songs) override;

 private:
    catalogue::CatalogueService& m_catalogue;
};

}  // namespace linnet::app
