// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/gating.h"

#include <algorithm>
#include <numeric>

#include "core/playback/analysis/loudness_histogram.h"

namespace linnet::playback {
namespace {

constexpr double kSilenceLufs = -70.0;

double mean(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::vector<double> atLeast(std::span<const double> values, double least) {
    std::vector<double> kept;
    std::ranges::copy_if(values, std::back_inserter(kept),
                         [least](double value) { return value >= least; });
    return kept;
}

/// Those that are not `lu` below the mean of those that are sound.
std::vector<double> gated(std::span<const double> blocks, double lu) {
    const std::vector<double> sound = atLeast(blocks, energyOf(kSilenceLufs));
    return sound.empty() ? sound : atLeast(sound, energyOf(loudnessOf(mean(sound)) - lu));
}

}  // namespace

std::vector<double> slidingMeans(std::span<const double> values, std::size_t width,
                                 std::size_t step) {
    std::vector<double> means;
    for (std::size_t at = 0; at + width <= values.size(); at += step)
        means.push_back(mean(values.subspan(at, width)));
    return means;
}

std::optional<double> integratedLufs(std::span<const double> blocks) {
    const std::vector<double> heard = gated(blocks, 10.0);
    return heard.empty() ? std::nullopt : std::optional(loudnessOf(mean(heard)));
}

double rangeLu(std::span<const double> blocks) {
    std::vector<double> heard = gated(blocks, 20.0);
    if (heard.empty())
        return 0;
    std::ranges::sort(heard);
    const auto percentile = [&](double part) {
        return heard[static_cast<std::size_t>(static_cast<double>(heard.size() - 1) * part + 0.5)];
    };
    return loudnessOf(percentile(0.95)) - loudnessOf(percentile(0.10));
}

}  // namespace linnet::playback
