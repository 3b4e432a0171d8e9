// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/true_peak.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace linnet::playback {
namespace {

constexpr std::size_t kAllTaps = 49;
/// Less than 0.05 dB.
constexpr float kNearEnough = 1.005F;

/// A sinc in a Hann window.
double tap(std::size_t index, std::size_t factor) {
    const double middle = (kAllTaps - 1) / 2.0;
    const double angle =
        (static_cast<double>(index) - middle) * std::numbers::pi / static_cast<double>(factor);
    const double window =
        0.5 * (1 - std::cos(std::numbers::pi * static_cast<double>(index) / middle));
    return std::sin(angle) / angle * window;
}

}  // namespace

TruePeak::TruePeak(int rateHz) {
    const std::size_t factor = rateHz < 96'000 ? 4 : rateHz < 192'000 ? 2 : 1;
    for (std::size_t phase = 1; phase < factor; ++phase) {
        std::vector<float> taps;
        for (std::size_t index = phase; index < kAllTaps; index += factor)
            taps.insert(taps.begin(), static_cast<float>(tap(index, factor)));

        // What is left of the taps without the line between the two samples, without a share of the
        // first and without one of the step between the two: a sum of second differences.
        const std::size_t first = taps.size() / 2 - 1;
        const double along = static_cast<double>(phase) / static_cast<double>(factor);
        std::vector<double> rest(taps.begin(), taps.end());
        rest[first] -= 1 - along;
        rest[first + 1] -= along;
        double share = 0;
        double step = 0;
        for (std::size_t i = 0; i < rest.size(); ++i) {
            share += rest[i];
            step += rest[i] * (static_cast<double>(i) - static_cast<double>(first));
        }
        rest[first] -= share - step;
        rest[first + 1] -= step;
        double sum = 0;
        double weight = 0;
        double bends = 0;
        for (const double value : rest) {
            sum += value;
            weight += sum;
            bends += std::abs(weight);
        }
        m_sampleGain =
            std::max(m_sampleGain, static_cast<float>(1 + std::abs(share) + 2 * std::abs(step)));
        m_bendGain = std::max(m_bendGain, static_cast<float>(bends));
        m_phases.push_back(std::move(taps));
    }
}

void TruePeak::measure(const float* frames, std::span<const ScannedBlock> blocks) {
    const auto inner = blocks.subspan(1, blocks.size() - 2);
    const auto loudest = std::ranges::max_element(inner, {}, &ScannedBlock::peak);
    if (loudest == inner.end())
        return;
    m_peak = std::max(m_peak, loudest->peak);
    // The peak is likely there; then less of the rest has to be looked at.
    look(frames, blocks, static_cast<std::size_t>(loudest - inner.begin()));
    for (std::size_t block = 0; block < inner.size(); ++block)
        look(frames, blocks, block);
}

void TruePeak::look(const float* frames, std::span<const ScannedBlock> blocks, std::size_t block) {
    const auto around = blocks.subspan(block, 3);
    const float bend = m_bendGain * std::max({around[0].bend, around[1].bend, around[2].bend});
    float enough = m_peak * kNearEnough;
    if (std::max(around[1].peak, around[2].peak) * m_sampleGain + bend <= enough)
        return;
    const float* from = frames + block * 2 * ScannedBlock::kFrames;
    for (const float* at = from; at != from + 2 * ScannedBlock::kFrames; ++at) {
        if (std::max(std::abs(at[0]), std::abs(at[2])) * m_sampleGain + bend <= enough)
            continue;
        for (const std::vector<float>& taps : m_phases) {
            const float* sample = at - (taps.size() - 2);
            float value = 0;
            for (const float weight : taps) {
                value += weight * *sample;
                sample += 2;
            }
            m_peak = std::max(m_peak, std::abs(value));
        }
        enough = m_peak * kNearEnough;
    }
}

}  // namespace linnet::playback
