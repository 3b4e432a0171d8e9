// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>

#include "core/playback/dsp/biquad.h"
#include "core/playback/sound_settings.h"

namespace linnet::playback::dsp {

/// A filter for each band and the preamp as a factor.
struct EqualiserDesign {
    std::array<Biquad, EqualiserCurve::kBands> stages;
    double gain = 1;

    /// Bells side by side lift one another, so their gains are chosen such that all of them
    /// together reach the curve at each band's centre. Bands too near to half the rate stay flat.
    [[nodiscard]] static EqualiserDesign of(const EqualiserCurve& curve, int rateHz);
    [[nodiscard]] double responseDb(double hz, int rateHz) const;
};

/// Ten bands, filtered in double precision. A change passes from the filters before to those after
/// within some milliseconds. For one thread; set() calculates for about 0.1 ms, process() neither
/// allocates nor waits.
class Equaliser {
 public:
    explicit Equaliser(int rateHz) : m_rateHz(rateHz) {}

    /// Nothing: off, the samples are not touched once it has faded.
    void set(const std::optional<EqualiserCurve>& curve);
    /// Is at once where it was on its way to.
    void settle();
    [[nodiscard]] bool isOff() const { return !m_now && m_fadeLeft == 0; }
    void process(std::span<float> stereo);

 private:
    /// The last two frames before and behind each stage: behind one is before the next.
    struct Memory {
        using Pair = std::array<double, 2>;
        std::array<Pair, EqualiserCurve::kBands + 1> last{};
        std::array<Pair, EqualiserCurve::kBands + 1> before{};
    };
    struct Bank {
        EqualiserDesign design;
        Memory memory;
        [[nodiscard]] std::array<double, 2> step(std::array<double, 2> frame);
    };

    void begin(const std::optional<EqualiserCurve>& curve);

    const int m_rateHz;
    std::optional<EqualiserCurve> m_wanted;
    std::optional<EqualiserCurve> m_set;
    std::optional<Bank> m_now;
    std::optional<Bank> m_next;  ///< being faded to; nothing: to the bare samples
    int m_fadeLength = 0;
    int m_fadeLeft = 0;
};

}  // namespace linnet::playback::dsp
