// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/playback/analysis/waveform.h"

namespace linnet::ui {

/// Heights from 0 to 1, in shares of the song's largest sample.
struct WaveformBar {
    float peak = 0;
    float rms = 0;

    friend bool operator==(const WaveformBar&, const WaveformBar&) = default;
};

/// A waveform in `count` bars of equal length: each as high as the largest peak in it, and filled
/// up to the root mean square of it. Pure. Of silence, and of a count of 0, no bars.
[[nodiscard]] std::vector<WaveformBar> waveformBars(const playback::Waveform& waveform, int count);

}  // namespace linnet::ui
