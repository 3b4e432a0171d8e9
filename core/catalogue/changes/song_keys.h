// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "core/catalogue/song.h"

namespace linnet::catalogue {

/// "[1,2,3]": how a set of songs of any size is bound to one parameter, to be read with
/// `IN (SELECT value FROM json_each(?))`.
[[nodiscard]] inline std::string jsonOf(std::span<const SongKey> keys) {
    std::string json = "[";
    for (const SongKey key : keys) {
        if (json.size() > 1)
            json += ',';
        json += std::to_string(static_cast<std::int64_t>(key));
    }
    return json + ']';
}

}  // namespace linnet::catalogue
