// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "core/catalogue/tag_reader.h"
#include "storage/media_store.h"

namespace linnet::catalogue {

/// The tags of a song as its stored file has them, and what became of them. The file is kept, so
/// its tags need not be stored beside it: reading them again takes the one or two chunks that hold
/// them, a millisecond.
struct StoredTags {
    SongId song;
    SongFields now;  ///< as the library has them
    Tags raw;        ///< marked (legacy_text.h), without artwork
    QString fileName;
    std::optional<TextEncoding> readAs;  ///< how its texts were read that name no encoding
};

/// Of the bytes behind `media`; only its ends are read where that is enough. Errors: Damaged, Io.
[[nodiscard]] Result<Tags> readStoredTags(storage::MediaReader& media);

/// Whether another encoding would read anything of it otherwise.
[[nodiscard]] bool isLegacy(const StoredTags& stored);
/// What its texts together are most likely in.
[[nodiscard]] TextEncoding likelyEncoding(std::span<const StoredTags> stored);
/// The fields with its texts read in `encoding`. Not only those that name none: also Unicode that a
/// program made of bytes it took for Latin-1. What a person edited meanwhile stays.
[[nodiscard]] SongFields fieldsReadAs(const StoredTags& stored, TextEncoding encoding);
/// The fields as the file has them; see settle().
[[nodiscard]] SongFields fieldsOfFile(const StoredTags& stored);

/// `now` with what `after` says in each text that still is as in `before`.
[[nodiscard]] SongFields replaced(SongFields now, const SongFields& before,
                                  const SongFields& after);

}  // namespace linnet::catalogue
