// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/events/ids.h"
#include "core/events/session.h"
#include "storage/result.h"

namespace linnet::playback {

/// The bytes of one song's file, wherever they are. One user at a time; may block for the disk.
class SongBytes {
 public:
    virtual ~SongBytes() = default;
    [[nodiscard]] virtual std::int64_t size() const = 0;
    /// Fills `into` from `offset` on; fewer bytes only at the end.
    [[nodiscard]] virtual Result<std::size_t> read(std::int64_t offset,
                                                   std::span<std::byte> into) = 0;
};

/// What is known of how loud a song and its album are, and where on the album it stands.
struct SongLoudness {
    std::optional<double> songLufs;    ///< integrated, EBU R128
    std::optional<double> songPeakDb;  ///< true peak, dBTP (of some tags the sample peak)
    std::optional<double> albumLufs;
    std::optional<double> albumPeakDb;
    std::optional<std::int64_t> album;  ///< the same for songs of one album
    std::int64_t place = 0;             ///< in the album's own order, one apart for neighbours
};

/// Where playback gets its songs. It does not know that a catalogue exists; the app wires the two.
/// Called on the decoder's thread unless said otherwise.
class SongSource {
 public:
    virtual ~SongSource() = default;
    /// Errors: NotFound, Unauthorized, Io, Damaged.
    [[nodiscard]] virtual Result<std::unique_ptr<SongBytes>> open(const Session& session,
                                                                  SongId song) = 0;
    /// A number for each of `songs`, equal for those that a shuffled queue keeps apart, of one
    /// artist say; 0: belongs to none. Empty where nothing is known. On a thread of its own.
    [[nodiscard]] virtual std::vector<std::uint32_t> groups(const Session& /*session*/,
                                                            std::span<const SongId> /*songs*/) {
        return {};
    }
    /// Parallel to `songs`; empty where nothing is known of any.
    [[nodiscard]] virtual std::vector<SongLoudness> loudness(const Session& /*session*/,
                                                             std::span<const SongId> /*songs*/) {
        return {};
    }
};

}  // namespace linnet::playback
