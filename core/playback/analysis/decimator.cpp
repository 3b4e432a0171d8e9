// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/decimator.h"

#include <cstring>
#include <utility>

#include "core/playback/analysis/lanes.h"

namespace linnet::playback {
namespace {

void store(Lanes lanes, float* at) {
    std::memcpy(at, &lanes, sizeof lanes);
}

/// Every second value of eight, from the first and from the second.
Lanes firsts(Lanes a, Lanes b) {
    return __builtin_shufflevector(a, b, 0, 2, 4, 6);
}
Lanes seconds(Lanes a, Lanes b) {
    return __builtin_shufflevector(a, b, 1, 3, 5, 7);
}

/// Splits what stands by turns into two.
void split(std::span<const float> both, float* first, float* second) {
    std::size_t i = 0;
    for (; i + 2 * kLanes <= both.size(); i += 2 * kLanes) {
        const Lanes a = load(&both[i]);
        const Lanes b = load(&both[i + kLanes]);
        store(firsts(a, b), first + i / 2);
        store(seconds(a, b), second + i / 2);
    }
    for (; i + 1 < both.size(); i += 2) {
        first[i / 2] = both[i];
        second[i / 2] = both[i + 1];
    }
}

void mix(std::span<const float> frames, std::vector<float>& mono) {
    mono.resize(frames.size() / 2);
    std::size_t i = 0;
    for (; i + 2 * kLanes <= frames.size(); i += 2 * kLanes) {
        const Lanes a = load(&frames[i]);
        const Lanes b = load(&frames[i + kLanes]);
        store(0.5F * (firsts(a, b) + seconds(a, b)), &mono[i / 2]);
    }
    for (; i < frames.size(); i += 2)
        mono[i / 2] = 0.5F * (frames[i] + frames[i + 1]);
}

/// The mean of each two frames.
void mixPairs(std::span<const float> frames, std::vector<float>& mono) {
    mono.resize(frames.size() / 4);
    std::size_t i = 0;
    for (; i + 4 * kLanes <= frames.size(); i += 4 * kLanes) {
        const Lanes a = load(&frames[i]);
        const Lanes b = load(&frames[i + kLanes]);
        const Lanes c = load(&frames[i + 2 * kLanes]);
        const Lanes d = load(&frames[i + 3 * kLanes]);
        const Lanes ab = firsts(a, b) + seconds(a, b);
        const Lanes cd = firsts(c, d) + seconds(c, d);
        store(0.25F * (firsts(ab, cd) + seconds(ab, cd)), &mono[i / 4]);
    }
    for (; i + 3 < frames.size(); i += 4)
        mono[i / 4] = 0.25F * ((frames[i] + frames[i + 1]) + (frames[i + 2] + frames[i + 3]));
}

}  // namespace

Decimator::Decimator(int rateHz, int leastHz) : m_rateHz(rateHz) {
    for (; m_rateHz % 2 == 0 && m_rateHz / 2 >= leastHz; m_rateHz /= 2)
        m_halvings.emplace_back();
}

std::span<const float> Decimator::add(std::span<const float> frames) {
    if (m_pairs) {
        if (!m_odd.empty()) {
            m_odd.insert(m_odd.end(), frames.begin(), frames.end());
            m_joined.swap(m_odd);
            m_odd.clear();
            frames = m_joined;
        }
        const std::size_t whole = frames.size() / 4 * 4;
        mixPairs(frames.first(whole), m_mono);
        m_odd.assign(frames.begin() + static_cast<std::ptrdiff_t>(whole), frames.end());
    } else {
        mix(frames, m_mono);
    }
    std::span<const float> samples = m_mono;
    for (Halving& halving : m_halvings)
        samples = halve(halving, samples);
    return samples;
}

std::span<const float> Decimator::halve(Halving& halving, std::span<const float> samples) {
    constexpr std::size_t kAhead = 2;  // odd samples on each side of an even one
    constexpr std::size_t kBehind = 2;
    halving.waiting.insert(halving.waiting.end(), samples.begin(), samples.end());
    const std::size_t pairs = halving.waiting.size() / 2;
    if (pairs < kAhead + kBehind) {
        halving.out.clear();
        return halving.out;
    }
    halving.even.resize(pairs);
    halving.odd.resize(pairs);
    split(std::span(halving.waiting).first(2 * pairs), halving.even.data(), halving.odd.data());
    const std::size_t count = pairs - kBehind - (kAhead - 1);
    halving.out.resize(count);
    // Of the even sample in the middle: itself, and the two odd ones before it and behind it.
    const float* const middle = halving.even.data() + kBehind;
    const float* const odd = halving.odd.data();
    float* const out = halving.out.data();
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        store((16.0F * load(middle + i) + 9.0F * (load(odd + i + 1) + load(odd + i + 2)) -
               (load(odd + i) + load(odd + i + 3))) *
                  (1.0F / 32),
              out + i);
    for (; i < count; ++i)
        out[i] =
            (16.0F * middle[i] + 9.0F * (odd[i + 1] + odd[i + 2]) - (odd[i] + odd[i + 3])) / 32;
    halving.waiting.erase(halving.waiting.begin(),
                          halving.waiting.begin() + static_cast<std::ptrdiff_t>(2 * count));
    return halving.out;
}

}  // namespace linnet::playback
