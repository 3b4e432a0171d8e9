// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/signals.h"

#include <soxr.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <random>

namespace linnet::testing {

Stereo sine(double hz, double amplitude, std::size_t frames, int rateHz, double phase) {
    Stereo samples(frames * 2);
    for (std::size_t i = 0; i < frames; ++i) {
        const double at = 2 * std::numbers::pi * hz * static_cast<double>(i) / rateHz + phase;
        samples[2 * i] = samples[2 * i + 1] = static_cast<float>(amplitude * std::sin(at));
    }
    return samples;
}

Stereo noise(double amplitude, std::size_t frames, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> level(-static_cast<float>(amplitude),
                                                static_cast<float>(amplitude));
    Stereo samples(frames * 2);
    for (float& sample : samples)
        sample = level(random);
    return samples;
}

double amplitudeOf(std::span<const float> samples, std::size_t first, std::size_t frames, double hz,
                   int rateHz) {
    std::complex<double> sum = 0;
    double weights = 0;
    for (std::size_t i = 0; i < frames; ++i) {
        const double weight = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) /
                                                   static_cast<double>(frames));
        sum += weight * static_cast<double>(samples[(first + i) * 2]) *
               std::polar(1.0, -2 * std::numbers::pi * hz * static_cast<double>(i) / rateHz);
        weights += weight;
    }
    return 2 * std::abs(sum) / weights;
}

double decibel(double factor) {
    return 20 * std::log10(factor);
}

double steepest(std::span<const float> samples) {
    float steepest = 0;
    for (std::size_t i = 2; i < samples.size(); ++i)
        steepest = std::max(steepest, std::abs(samples[i] - samples[i - 2]));
    return static_cast<double>(steepest);
}

double truePeakDb(const Stereo& samples) {
    Stereo fine(samples.size() * 8 + 65'536);
    std::size_t made = 0;
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
    soxr_oneshot(1, 8, 2, samples.data(), samples.size() / 2, nullptr, fine.data(), fine.size() / 2,
                 &made, &io, &quality, nullptr);
    float highest = 0;
    constexpr std::size_t kEdge = 200 * 8 * 2;
    for (std::size_t i = kEdge; i + kEdge < made * 2; ++i)
        highest = std::max(highest, std::abs(fine[i]));
    return decibel(static_cast<double>(highest));
}

}  // namespace linnet::testing
