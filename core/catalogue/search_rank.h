// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "core/catalogue/search_query.h"

namespace linnet::catalogue {

/// What of a song is searched, folded.
struct SearchTexts {
    QString title;
    QString artist;
    QString album;
    QString albumArtist;  ///< empty where it is the artist
    QString composer;
    QString titleJoined;  ///< see joined()
    QString artistJoined;
    QString albumJoined;

    /// Whether the conditions on texts hold, also those that exclude; genres are not looked at,
    /// they are search_filter.h's.
    [[nodiscard]] bool answer(const SearchQuery& query) const;
};

/// How well the texts answer what was typed, for ordering; compared from the first on, more is
/// better. The obvious first: what is so named, then what begins so (title before artist before
/// album), then words inside; among equals what the profile plays; then the shorter title.
struct SearchRank {
    int tier = 0;
    std::int64_t popularity = 0;
    int fine = 0;  ///< the typed text ends where a word does

    friend auto operator<=>(const SearchRank&, const SearchRank&) = default;
};

/// `words`: SearchQuery::words; empty: nothing is better than another but by popularity.
[[nodiscard]] SearchRank searchRank(const QString& words, const QString& title,
                                    const QString& artist, const QString& album,
                                    std::int64_t popularity = 0);

/// The same without spaces, as "acdc" is for "ac dc".
[[nodiscard]] bool sameUnspaced(QStringView one, QStringView other);

}  // namespace linnet::catalogue
