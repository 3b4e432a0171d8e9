// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "core/catalogue/song.h"
#include "storage/connection.h"

namespace linnet::catalogue {

/// What many songs have in one field.
struct FieldSummary {
    QString value;              ///< where all have the same; of a number its digits
    std::int64_t distinct = 1;  ///< how many values there are, "unknown" among them
    std::optional<int> least;   ///< of numbers
    std::optional<int> most;

    friend bool operator==(const FieldSummary&, const FieldSummary&) = default;
};

/// What many songs have in common, for an editor.
struct SongsSummary {
    std::int64_t songs = 0;
    FieldSummary title, artist, albumArtist, album, genre, composer, comment, lyrics;
    FieldSummary year, track, disc;
    std::optional<storage::ContentHash> artwork;  ///< of the first that has one
    QString coverName;                            ///< what a drawn cover is named after
    std::int64_t ofMine = 0;                      ///< added by the viewer, who may hide them
    std::int64_t onlyMine = 0;                    ///< and has
};

namespace table {

/// Those of `songs` that are there for the viewer.
[[nodiscard]] SongsSummary summary(storage::Connection& connection, const UserId& viewer,
                                   std::span<const SongKey> songs);

}  // namespace table
}  // namespace linnet::catalogue
