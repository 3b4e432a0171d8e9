// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tune.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <random>

#include "tests/support/sound.h"

namespace linnet::testing {
namespace {

/// A tone with overtones that dies away.
void pluck(std::vector<float>& samples, int rate, double from, double seconds, double hertz,
           double level, double pan) {
    const auto begin = static_cast<std::size_t>(from * rate);
    const auto end =
        std::min(samples.size() / 2, static_cast<std::size_t>((from + seconds) * rate));
    for (std::size_t i = begin; i < end; ++i) {
        const double t = static_cast<double>(i - begin) / rate;
        const double angle = 2 * std::numbers::pi * hertz * t;
        const double sound =
            level * std::exp(-3 * t / seconds) *
            (std::sin(angle) + 0.5 * std::sin(2 * angle) + 0.25 * std::sin(3 * angle));
        samples[2 * i] += static_cast<float>(sound * (1 - pan));
        samples[2 * i + 1] += static_cast<float>(sound * pan);
    }
}

void drum(std::vector<float>& samples, int rate, double from, double level, std::mt19937& random) {
    std::uniform_real_distribution<float> noise(-1, 1);
    const auto begin = static_cast<std::size_t>(from * rate);
    const auto end = std::min(samples.size() / 2, begin + static_cast<std::size_t>(rate) / 8);
    for (std::size_t i = begin; i < end; ++i) {
        const double t = static_cast<double>(i - begin) / rate;
        const auto sound = static_cast<float>(level * std::exp(-40 * t)) * noise(random);
        samples[2 * i] += sound;
        samples[2 * i + 1] += sound;
    }
}

}  // namespace

std::vector<float> tune(unsigned number, double seconds, int sampleRate) {
    constexpr std::array kScale{0, 2, 4, 5, 7, 9, 11, 12, 14, 16};
    std::mt19937 random(number);
    const auto chance = [&](unsigned of) { return static_cast<int>(random() % of); };
    std::vector<float> samples(2 * static_cast<std::size_t>(seconds * sampleRate));
    const double beat = 0.28 + 0.01 * chance(16);
    const int tonic = 45 + chance(12);
    const auto hertz = [&](int note) { return 440 * std::pow(2.0, (tonic + note - 69) / 12.0); };
    int degree = chance(7);
    for (int i = 0; i * beat < seconds; ++i) {
        const double at = i * beat;
        if (i % 4 == 0) {
            const int root = kScale[static_cast<std::size_t>(chance(6))];
            for (const int third : {0, 4 - chance(2), 7})
                pluck(samples, sampleRate, at, 4 * beat, hertz(root + third), 0.08, 0.4);
        }
        degree = std::clamp(degree + chance(5) - 2, 0, 9);
        if (chance(6) != 0)
            pluck(samples, sampleRate, at, 2 * beat,
                  hertz(12 + kScale[static_cast<std::size_t>(degree)]), 0.14, 0.6);
        if (chance(3) != 0)
            drum(samples, sampleRate, at, 0.1 + 0.05 * chance(3), random);
    }
    return samples;
}

QByteArray tuneMp3(const std::vector<float>& samples, double quality, bool variableBitrate,
                   int sampleRate) {
    return encodeSound(SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, samples, sampleRate, 2, quality,
                       variableBitrate ? BitrateMode::Variable : BitrateMode::Constant);
}

}  // namespace linnet::testing
