// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "core/catalogue/catalogue_service.h"
#include "core/catalogue/playlists/smart_rules.h"

/// Songs that Linnet puts together: rules of a smart playlist that nobody has written.
namespace linnet::ui::mix {

/// Favourites that were not heard for so long, and were no favourites later than that.
inline constexpr int kForgottenDays = 90;
inline constexpr int kLikeSongs = 50;

/// The least recently heard first, those never heard before them.
[[nodiscard]] catalogue::SmartRules forgotten();

/// What else there is of the kind of music that an artist makes.
struct Like {
    QString artist;
    QString genre;  ///< of most of the artist's songs
    catalogue::SmartRules rules;
};
/// Nothing where the artist is not there or is of no genre. `day` says in which order the songs
/// come: the same all day long. Blocking; not for the GUI thread.
[[nodiscard]] Result<std::optional<Like>> like(catalogue::CatalogueService& catalogue,
                                               const Session& session, catalogue::ArtistKey artist,
                                               std::uint32_t day);

}  // namespace linnet::ui::mix
