// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "core/catalogue/song.h"
#include "storage/connection.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// What is set in many songs at once; what is nothing stays as each song has it.
struct FieldEdit {
    std::optional<QString> title, artist, albumArtist, album, genre, composer, comment, lyrics;
    std::optional<std::optional<int>> year, track, disc;

    [[nodiscard]] bool isEmpty() const;
    /// Whether songs may belong to another album afterwards.
    [[nodiscard]] bool touchesAlbum() const { return artist || albumArtist || album; }
    /// Every field of `fields`.
    [[nodiscard]] static FieldEdit all(const SongFields& fields);

    friend bool operator==(const FieldEdit&, const FieldEdit&) = default;
};

/// Trimmed, or InvalidInput with the field: "title" where it would be empty, "year", "track",
/// "disc" out of range.
[[nodiscard]] Result<FieldEdit> checkedEdit(FieldEdit edit);

namespace table {

/// Sets the fields in these songs, with the columns that follow from them; rows that have them
/// already are not touched. Albums are not looked at.
void applyEdit(storage::Connection& connection, std::span<const SongKey> songs,
               const FieldEdit& edit);

}  // namespace table
}  // namespace linnet::catalogue
