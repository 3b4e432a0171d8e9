// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "core/catalogue/playlists/smart_condition.h"
#include "core/catalogue/playlists/smart_rules.h"
#include "core/catalogue/song.h"

namespace linnet::catalogue {

/// The keys of the songs, in order; the first `limit` of what the rules themselves leave (0: all).
[[nodiscard]] SmartStatement smartList(const SmartRules& rules, const SmartGiven& given,
                                       SmartWay way, std::int64_t limit);

/// Half of all songs, parted where the first column of an index has `middle`.
struct SmartHalf {
    std::string index;  ///< of songs
    std::string column;
    SmartStatement::Value middle;
    bool upper = false;  ///< from `middle` on; else below it, and those without a value
};
/// The keys of those songs of a half for which the rules hold, in no order.
[[nodiscard]] SmartStatement smartHeld(const SmartRules& rules, const SmartGiven& given,
                                       const SmartHalf& half);
/// As smartList(), of `held`, for which the rules are known to hold.
[[nodiscard]] SmartStatement smartInOrder(const SmartRules& rules, const SmartGiven& given,
                                          std::span<const SongKey> held, std::int64_t limit);

/// One row: how many there are, before the rules' own limit.
[[nodiscard]] SmartStatement smartCount(const SmartRules& rules, const SmartGiven& given);
/// One row: of `songs` songs at random, how many there are and for how many of them the rules hold.
[[nodiscard]] SmartStatement smartSample(const SmartRules& rules, const SmartGiven& given,
                                         std::int64_t songs);

struct SmartSample {
    std::int64_t looked = 0;
    std::int64_t held = 0;
};
inline constexpr std::int64_t kSmartSample = 512;

/// `wanted` songs (0: all) of a library of `songs`. Walking asks some 40 times as long about a song
/// as scanning an index does (measured with a million), so it pays when that many hold; for the
/// whole list, when a quarter does.
[[nodiscard]] SmartWay planSmart(const SmartSample& sample, std::int64_t songs,
                                 std::int64_t wanted);

}  // namespace linnet::catalogue
