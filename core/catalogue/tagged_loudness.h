// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace linnet::catalogue {

/// How loud a song and its album are by the file's own tags, ReplayGain's or those of R128, whose
/// gains are turned into what they start from. Nothing where the tags say nothing, or nonsense.
struct TaggedLoudness {
    std::optional<double> songLufs;    ///< integrated, EBU R128
    std::optional<double> songPeakDb;  ///< dBFS; mostly of the samples, not of what lies between
    std::optional<double> albumLufs;
    std::optional<double> albumPeakDb;

    friend bool operator==(const TaggedLoudness&, const TaggedLoudness&) = default;
};

}  // namespace linnet::catalogue
