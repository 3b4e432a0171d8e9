// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "core/catalogue/song.h"

namespace linnet::catalogue {

/// "[1,2,3]": how a set of songs or albums of any size is bound to one parameter, to be read with
/// `IN (SELECT value FROM json_each(?))`.
template <class Keys>
[[nodiscard]] std::string jsonOf(const Keys& keys) {
    std::string json = "[";
    for (const auto key : keys) {
        if (json.size() > 1)
            json += ',';
        json += std::to_string(static_cast<std::int64_t>(key));
    }
    return json + ']';
}

/// As many at a time as one transaction changes.
[[nodiscard]] inline std::vector<std::span<const SongKey>> parts(std::span<const SongKey> songs) {
    constexpr std::size_t kSongsATransaction = 10'000;
    std::vector<std::span<const SongKey>> result;
    for (std::size_t at = 0; at < songs.size(); at += kSongsATransaction)
        result.push_back(songs.subspan(at, std::min(kSongsATransaction, songs.size() - at)));
    return result;
}

}  // namespace linnet::catalogue
