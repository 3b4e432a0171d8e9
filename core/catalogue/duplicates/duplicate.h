// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/catalogue/song.h"

namespace linnet::catalogue {

/// A group's row number, valid within one library file.
enum class DuplicateKey : qint64 {};

/// What is known of the songs of a group.
enum class DuplicateKind : std::uint8_t {
    SameRecording,  ///< the same encoded frames with other tags
    SoundsAlike,    ///< another encoding of what may be the same recording
};

/// Songs that may be one, about which a person has not decided. At least two, the one that was
/// added first before the others.
struct DuplicateGroup {
    DuplicateKey key{};
    DuplicateKind kind = DuplicateKind::SameRecording;
    std::vector<Song> songs;
};

}  // namespace linnet::catalogue
