// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "core/catalogue/audio_properties.h"
#include "core/catalogue/song.h"
#include "core/catalogue/tag_reader.h"
#include "storage/content_hash.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// A song that only needs writing: hashed, inspected, tags read.
struct PreparedSong {
    storage::HashedBytes audio;
    std::optional<storage::HashedBytes> artwork;
    AudioProperties properties;
    Tags tags;                           ///< without artwork; see settle()
    std::optional<TextEncoding> readAs;  ///< how texts that name no encoding were read
    bool settled = false;                ///< the tags' texts are as they read
    QString fileName;
    std::int64_t folder = 0;  ///< folderNumber() of where it lay; 0: not known
    Visibility visibility = Visibility::Everyone;
};

/// A song whose texts turned out to be in another encoding than they were written in.
struct TextCorrection {
    SongId song;
    Tags before;  ///< as they were written
    Tags after;
    TextEncoding readAs = TextEncoding::Western;
};

/// Songs beyond this are refused: one is held in memory while it is imported. 24 hours at 96
/// kbit/s, 100 minutes of CD.
inline constexpr std::int64_t kMaxSongBytes = std::int64_t{1} << 30;

/// Pure work on the calling thread. Its texts may still be marked (tag_reader.h), for their
/// encoding is seen best from all the songs of a folder. Errors: NoAudio, Truncated, Unsupported
/// (see inspectAudio()), TooLarge.
[[nodiscard]] Result<PreparedSong> prepareSong(QByteArray bytes, const QString& fileName,
                                               Visibility visibility);

/// Its texts are read in `encoding`, where they do not name one of their own.
void settleText(PreparedSong& song, TextEncoding encoding);
/// The texts of those that are not settled, all of them deciding together.
void settleTexts(std::span<PreparedSong> songs);

}  // namespace linnet::catalogue
