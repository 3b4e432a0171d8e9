// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace linnet::catalogue {

/// What a file of any format says of its sound.
struct AudioProperties {
    std::chrono::milliseconds duration{0};
    int bitrateKbps = 0;  ///< the average
    int sampleRateHz = 0;
    int channels = 0;
};

}  // namespace linnet::catalogue
