// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/catalogue/duplicates/duplicate.h"
#include "core/catalogue/statistics/song_stats.h"

namespace linnet::ui {

/// A group as it is shown: its songs, and what the profile has done with each.
struct ShownDuplicates {
    catalogue::DuplicateGroup group;
    std::vector<catalogue::SongStats> stats;  ///< one for each song
};

/// A line of the comparison.
struct DuplicateFact {
    QString name;
    std::vector<QString> values;  ///< one for each song; "–" for nothing
    bool differs = false;         ///< not the same of all songs
};

/// What there is to compare, in the order in which it is read: tags first, then the file, then what
/// was done with it. Of tags that are the same of all songs only the album is told. Pure.
[[nodiscard]] std::vector<DuplicateFact> duplicateFacts(const ShownDuplicates& shown);

/// "The same recording, with other tags": what is known of the group.
[[nodiscard]] QString duplicateWords(const catalogue::DuplicateGroup& group);

}  // namespace linnet::ui
