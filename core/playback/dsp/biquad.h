// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace linnet::playback::dsp {

/// y[n] = b0 x[n] + b1 x[n-1] + b2 x[n-2] - a1 y[n-1] - a2 y[n-2]
struct Biquad {
    double b0 = 1;
    double b1 = 0;
    double b2 = 0;
    double a1 = 0;
    double a2 = 0;

    /// A bell of `gainDb` at `hz` (below half the rate), 1.3 octaves wide between the points of
    /// half that gain, so that a row of them an octave apart is even. After R. Bristow-Johnson's
    /// "Cookbook formulae for audio EQ biquad filter coefficients".
    [[nodiscard]] static Biquad bell(double hz, double gainDb, int rateHz);

    [[nodiscard]] double responseDb(double hz, int rateHz) const;
};

}  // namespace linnet::playback::dsp
