// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/catalogue/audio_properties.h"
#include "core/catalogue/song.h"
#include "storage/content_hash.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// A song that only needs writing: hashed, inspected, tags read.
struct PreparedSong {
    storage::HashedBytes audio;
    std::optional<storage::HashedBytes> artwork;
    AudioProperties properties;
    SongFields fields;
    QString fileName;
    Visibility visibility = Visibility::Everyone;
};

/// Songs beyond this are refused: one is held in memory while it is imported. 24 hours at 96
/// kbit/s, 100 minutes of CD.
inline constexpr std::int64_t kMaxSongBytes = std::int64_t{1} << 30;

/// Pure work on the calling thread. Errors: NoAudio, Truncated, Unsupported (see
/// inspectAudio()), TooLarge.
[[nodiscard]] Result<PreparedSong> prepareSong(QByteArray bytes, const QString& fileName,
                                               Visibility visibility);

}  // namespace linnet::catalogue
