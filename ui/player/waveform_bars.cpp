// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/waveform_bars.h"

#include <algorithm>
#include <cmath>

namespace linnet::ui {

using playback::Waveform;

std::vector<WaveformBar> waveformBars(const Waveform& waveform, int count) {
    const std::size_t bins = std::min(waveform.peaks.size(), waveform.rms.size());
    const double most =
        bins == 0 ? 0 : Waveform::amplitude(*std::ranges::max_element(waveform.peaks));
    if (count <= 0 || most <= 0)
        return {};
    std::vector<WaveformBar> bars(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const std::size_t begin = i * bins / bars.size();
        const std::size_t end = std::max((i + 1) * bins / bars.size(), begin + 1);
        double peak = 0;
        double squares = 0;
        for (std::size_t bin = begin; bin < end; ++bin) {
            const double rms = Waveform::amplitude(waveform.rms[bin]);
            peak = std::max(peak, Waveform::amplitude(waveform.peaks[bin]));
            squares += rms * rms;
        }
        const double rms = std::sqrt(squares / static_cast<double>(end - begin));
        bars[i] = {static_cast<float>(peak / most), static_cast<float>(std::min(rms, peak) / most)};
    }
    return bars;
}

}  // namespace linnet::ui
