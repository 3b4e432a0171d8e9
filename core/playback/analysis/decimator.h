// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace linnet::playback {

/// Stereo mixed to one channel at a half, a quarter, … of its rate, for what looks at the lower
/// octaves only: what is above the new half of the rate folds back, softened by 17 dB at three
/// quarters of the new rate and more above it; by 12 dB near the top of the first halving, where
/// music has next to nothing. Costs a fiftieth of decoding.
class Decimator {
 public:
    /// The rate is halved as long as it does not fall below `leastHz`.
    Decimator(int rateHz, int leastHz);

    [[nodiscard]] int rateHz() const { return m_rateHz; }
    /// Interleaved, whole frames. What comes out of it, a few samples behind; valid until the next
    /// call.
    [[nodiscard]] std::span<const float> add(std::span<const float> frames);

 private:
    /// One half-band filter of seven taps.
    struct Halving {
        std::vector<float> waiting;
        std::vector<float> even;
        std::vector<float> odd;
        std::vector<float> out;
    };
    static std::span<const float> halve(Halving& halving, std::span<const float> samples);

    int m_rateHz;
    bool m_pairs = false;      ///< the first halving is the mean of two frames
    std::vector<float> m_odd;  ///< a frame that waits for its other half
    std::vector<float> m_joined;
    std::vector<float> m_mono;
    std::vector<Halving> m_halvings;
};

}  // namespace linnet::playback
