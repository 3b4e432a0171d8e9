// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/dsp/biquad.h"

#include <cmath>
#include <complex>
#include <numbers>

namespace linnet::playback::dsp {

Biquad Biquad::bell(double hz, double gainDb, int rateHz) {
    constexpr double kOctaves = 1.3;
    const double amplitude = std::pow(10.0, gainDb / 40);
    const double w = 2 * std::numbers::pi * hz / rateHz;
    // The width is warped as the bilinear transform warps the frequency.
    const double alpha =
        std::sin(w) * std::sinh(std::numbers::ln2 / 2 * kOctaves * w / std::sin(w));
    const double a0 = 1 + alpha / amplitude;
    Biquad stage;
    stage.b0 = (1 + alpha * amplitude) / a0;
    stage.b1 = -2 * std::cos(w) / a0;
    stage.b2 = (1 - alpha * amplitude) / a0;
    stage.a1 = stage.b1;
    stage.a2 = (1 - alpha / amplitude) / a0;
    return stage;
}

double Biquad::responseDb(double hz, int rateHz) const {
    const std::complex<double> z = std::polar(1.0, -2 * std::numbers::pi * hz / rateHz);
    return 20 * std::log10(std::abs((b0 + z * (b1 + z * b2)) / (1.0 + z * (a1 + z * a2))));
}

}  // namespace linnet::playback::dsp
