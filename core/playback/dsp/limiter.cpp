// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/dsp/limiter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/playback/dsp/ramp.h"

namespace linnet::playback::dsp {
namespace {

constexpr double kWindowMs = 3;
constexpr double kReleaseMs = 120;
constexpr double kLastReleaseMs = 20;
/// Of a missing 0.004 dB nothing is heard.
constexpr double kNearlyOne = 0.9995;
/// What is between the places that are looked at, and what the gain's own moves add.
constexpr double kInHandDb = 0.65;

/// Kaiser's window, from -1 to 1.
double kaiser(double x) {
    constexpr double kBeta = 4.5;
    const auto bessel = [](double of) {  // the modified one of the first kind, order 0
        double sum = 1;
        double term = 1;
        for (int k = 1; k < 25; ++k) {
            term *= of / (2.0 * k) * (of / (2.0 * k));
            sum += term;
        }
        return sum;
    };
    return bessel(kBeta * std::sqrt(std::max(0.0, 1 - x * x))) / bessel(kBeta);
}

}  // namespace

Limiter::Limiter(int rateHz)
    : m_window(static_cast<std::size_t>(framesOf(kWindowMs, rateHz))),
      m_delay(m_window + kHalf - 1),
      m_release(1 - std::exp(-1.0 / framesOf(kReleaseMs, rateHz))),
      m_lastRelease(1 - std::exp(-1.0 / framesOf(kLastReleaseMs, rateHz))),
      m_line((m_delay + kMostFrames) * kChannels),
      m_lows(m_window + 2),
      m_means(m_window, 1.0),
      m_sum(static_cast<double>(m_window)) {
    for (std::size_t tap = 0; tap < m_between.size(); ++tap) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            const double x = static_cast<double>(tap) - (kHalf - 1) -
                             static_cast<double>(phase) / static_cast<double>(kPhases);
            const double sinc =
                x == 0 ? 1 : std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
            m_between[tap][phase] = static_cast<float>(sinc * kaiser(x / (kHalf + 0.5)));
        }
    }
}

void Limiter::clear() {
    std::fill(m_line.begin(), m_line.end(), 0.0F);
    std::fill(m_means.begin(), m_means.end(), 1.0);
    m_sum = static_cast<double>(m_window);
    m_lowCount = 0;
    m_gain = 1;
    m_idle = true;
}

float Limiter::peak(const float* first) const {
    // No peak stands out further than this between frames that are low.
    constexpr float kLow = 0.4F;
    const float* middle = first + (kHalf - 2) * kChannels;
    float near = 0;
    for (std::size_t i = 0; i < 4 * kChannels; ++i)
        near = std::max(near, std::abs(middle[i]));
    if (near < kLow)
        return near;
    std::array<float, kPhases> left{};
    std::array<float, kPhases> right{};
    for (std::size_t tap = 0; tap < m_between.size(); ++tap) {
        for (std::size_t phase = 0; phase < kPhases; ++phase) {
            left[phase] += m_between[tap][phase] * first[tap * kChannels];
            right[phase] += m_between[tap][phase] * first[tap * kChannels + 1];
        }
    }
    float highest = 0;
    for (std::size_t phase = 0; phase < kPhases; ++phase)
        highest = std::max({highest, std::abs(left[phase]), std::abs(right[phase])});
    return highest;
}

double Limiter::leastWith(double factor) {
    const auto place = [this](std::size_t n) { return (m_firstLow + n) % m_lows.size(); };
    while (m_lowCount > 0 && m_lows[place(m_lowCount - 1)].factor >= factor)
        --m_lowCount;
    m_lows[place(m_lowCount++)] = {m_at, factor};
    if (m_lows[m_firstLow].at + m_window < m_at) {
        m_firstLow = place(1);
        --m_lowCount;
    }
    ++m_at;
    return m_lows[m_firstLow].factor;
}

double Limiter::meanWith(double factor) {
    m_ones = factor == 1.0 ? m_ones + 1 : 0;
    m_sum += factor - m_means[m_meanAt];
    m_means[m_meanAt] = factor;
    m_meanAt = (m_meanAt + 1) % m_window;
    if (m_ones >= m_window)
        m_sum = static_cast<double>(m_window);  // exactly
    return m_sum / static_cast<double>(m_window);
}

void Limiter::process(std::span<float> stereo) {
    const std::size_t held = m_delay * kChannels;
    std::copy(stereo.begin(), stereo.end(), m_line.begin() + static_cast<std::ptrdiff_t>(held));
    if (!m_on && m_idle) {
        std::copy_n(m_line.begin(), stereo.size(), stereo.begin());
    } else {
        const double ceiling = std::pow(10.0, (kCeilingDb - kInHandDb) / 20);
        m_idle = false;
        for (std::size_t i = 0; i < stereo.size(); i += kChannels) {
            // The newest frame is the last of those that are looked at.
            const double highest =
                static_cast<double>(peak(&m_line[held + i - (2 * kHalf - 1) * kChannels]));
            const double wanted = m_on && highest > ceiling ? ceiling / highest : 1.0;
            const double least = leastWith(wanted);
            m_gain += (1.0 - m_gain) * (m_on ? m_release : m_lastRelease);
            m_gain = std::min(least, m_gain > kNearlyOne ? 1.0 : m_gain);
            const auto factor = static_cast<float>(meanWith(m_gain));
            stereo[i] = m_line[i] * factor;
            stereo[i + 1] = m_line[i + 1] * factor;
        }
        m_idle = !m_on && m_ones >= m_window;
        if (m_idle)
            m_lowCount = 0;
    }
    std::copy(m_line.begin() + static_cast<std::ptrdiff_t>(stereo.size()),
              m_line.begin() + static_cast<std::ptrdiff_t>(stereo.size() + held), m_line.begin());
}

}  // namespace linnet::playback::dsp
