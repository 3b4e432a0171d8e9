// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/loudness_histogram.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace linnet::playback {
namespace {

constexpr double kLowest = -70.0;
constexpr double kStep = 0.1;

/// In the middle of each bin.
double lufsOf(std::size_t bin) {
    return kLowest + kStep * (static_cast<double>(bin) + 0.5);
}

void appendNumber(QByteArray& bytes, std::uint32_t value) {
    for (; value >= 0x80; value >>= 7)
        bytes.append(static_cast<char>((value & 0x7f) | 0x80));
    bytes.append(static_cast<char>(value));
}

std::optional<std::uint32_t> takeNumber(QByteArrayView& bytes) {
    std::uint32_t value = 0;
    for (unsigned shift = 0; shift < 32 && !bytes.empty(); shift += 7) {
        const auto byte = static_cast<std::uint8_t>(bytes.front());
        bytes = bytes.sliced(1);
        value |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0)
            return value;
    }
    return std::nullopt;
}

}  // namespace

double loudnessOf(double energy) {
    return 10.0 * std::log10(energy) - 0.691;
}

double energyOf(double lufs) {
    return std::pow(10.0, (lufs + 0.691) / 10.0);
}

void LoudnessHistogram::add(double energy) {
    static const double kLeast = energyOf(kLowest);
    if (!(energy >= kLeast))
        return;
    const double bin = (loudnessOf(energy) - kLowest) / kStep;
    ++m_counts[std::min(static_cast<std::size_t>(std::max(bin, 0.0)), kBins - 1)];
}

LoudnessHistogram& LoudnessHistogram::operator+=(const LoudnessHistogram& other) {
    for (std::size_t bin = 0; bin < kBins; ++bin)
        m_counts[bin] += other.m_counts[bin];
    return *this;
}

std::size_t LoudnessHistogram::gate(double belowMean) const {
    double energy = 0;
    double blocks = 0;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        if (m_counts[bin] == 0)
            continue;
        energy += m_counts[bin] * energyOf(lufsOf(bin));
        blocks += m_counts[bin];
    }
    if (blocks == 0)
        return kBins;
    const double threshold = loudnessOf(energy / blocks) - belowMean;
    std::size_t bin = 0;
    while (lufsOf(bin) < threshold)
        ++bin;
    return bin;
}

std::optional<double> LoudnessHistogram::integratedLufs() const {
    double energy = 0;
    double blocks = 0;
    for (std::size_t bin = gate(10.0); bin < kBins; ++bin) {
        energy += m_counts[bin] * energyOf(lufsOf(bin));
        blocks += m_counts[bin];
    }
    if (blocks == 0)
        return std::nullopt;
    return loudnessOf(energy / blocks);
}

double LoudnessHistogram::rangeLu() const {
    const std::size_t first = gate(20.0);
    if (first == kBins)
        return 0;
    const auto blocks = std::accumulate(m_counts.begin() + static_cast<std::ptrdiff_t>(first),
                                        m_counts.end(), std::uint64_t{0});
    const auto percentile = [&](double part) {
        const auto wanted =
            static_cast<std::uint64_t>(static_cast<double>(blocks - 1) * part + 0.5);
        std::uint64_t passed = 0;
        std::size_t bin = first;
        while ((passed += m_counts[bin]) <= wanted)
            ++bin;
        return lufsOf(bin);
    };
    return percentile(0.95) - percentile(0.10);
}

QByteArray LoudnessHistogram::toBytes() const {
    QByteArray bytes;
    std::size_t from = 0;
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        if (m_counts[bin] == 0)
            continue;
        appendNumber(bytes, static_cast<std::uint32_t>(bin - from));
        appendNumber(bytes, m_counts[bin]);
        from = bin;
    }
    return bytes;
}

std::optional<LoudnessHistogram> LoudnessHistogram::fromBytes(QByteArrayView bytes) {
    LoudnessHistogram histogram;
    std::size_t bin = 0;
    while (!bytes.empty()) {
        const auto step = takeNumber(bytes);
        const auto count = takeNumber(bytes);
        if (!step || !count || (bin += *step) >= kBins)
            return std::nullopt;
        histogram.m_counts[bin] = *count;
    }
    return histogram;
}

}  // namespace linnet::playback
