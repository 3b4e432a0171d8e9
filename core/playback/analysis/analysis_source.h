// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/events/ids.h"
#include "core/playback/song_source.h"
#include "storage/content_hash.h"
#include "storage/result.h"

namespace linnet::playback {

/// What there is to analyse. The analysis does not know that a catalogue exists; the app wires the
/// two. A song is waiting until song.analysed has told of it. Thread-safe.
class AnalysisSource {
 public:
    struct Waiting {
        std::int64_t key = 0;  ///< grows with each song that is added
        SongId song;
        storage::ContentHash audio;
        /// What its audio sounds like has been told before.
        bool fingerprinted = false;
    };
    struct Counts {
        std::int64_t songs = 0;
        std::int64_t waiting = 0;
    };

    virtual ~AnalysisSource() = default;
    /// The songs behind the key `after`, in that order.
    [[nodiscard]] virtual Result<std::vector<Waiting>> waiting(std::int64_t after,
                                                               std::size_t limit) = 0;
    /// Nothing where that song is not waiting.
    [[nodiscard]] virtual Result<std::optional<Waiting>> waiting(SongId song) = 0;
    [[nodiscard]] virtual Result<Counts> counts() = 0;
    /// Errors: NotFound, Damaged, Io.
    [[nodiscard]] virtual Result<std::unique_ptr<SongBytes>> open(
        const storage::ContentHash& audio) = 0;
};

}  // namespace linnet::playback
