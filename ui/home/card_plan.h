// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace linnet::ui {

enum class CardKind : std::uint8_t { Playlist, Album, Forgotten, Like };

struct PlannedCard {
    CardKind kind = CardKind::Playlist;
    std::size_t index = 0;  ///< among those of its kind
    friend bool operator==(const PlannedCard&, const PlannedCard&) = default;
};

inline constexpr std::size_t kMostCards = 6;

/// Which of what there is stands at the top of Home, in order: some of each, and more of the one
/// where there is too little of the other.
[[nodiscard]] inline std::vector<PlannedCard> planCards(std::size_t playlists, std::size_t albums,
                                                        bool forgotten, bool like) {
    constexpr PlannedCard kWished[] = {
        {CardKind::Playlist, 0}, {CardKind::Album, 0},   {CardKind::Playlist, 1},
        {CardKind::Forgotten},   {CardKind::Like},       {CardKind::Album, 1},
        {CardKind::Playlist, 2}, {CardKind::Album, 2},   {CardKind::Playlist, 3},
        {CardKind::Album, 3},    {CardKind::Album, 4},   {CardKind::Playlist, 4},
        {CardKind::Album, 5},    {CardKind::Playlist, 5}};
    const std::size_t there[] = {playlists, albums, forgotten ? 1U : 0U, like ? 1U : 0U};
    std::vector<PlannedCard> cards;
    for (const PlannedCard& card : kWished) {
        if (cards.size() < kMostCards && card.index < there[static_cast<std::size_t>(card.kind)])
            cards.push_back(card);
    }
    return cards;
}

}  // namespace linnet::ui
