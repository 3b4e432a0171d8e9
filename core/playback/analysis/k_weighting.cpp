// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/k_weighting.h"

#include <cmath>
#include <numbers>

namespace linnet::playback {
namespace {

/// A frame of stereo from each of two or four places.
using Two = float __attribute__((vector_size(16)));
using Four = float __attribute__((vector_size(32)));

[[gnu::always_inline]] inline void load(const float* at, std::size_t apart, Two& frames) {
    frames = Two{at[0], at[1], at[apart], at[apart + 1]};
}
[[gnu::always_inline]] inline void load(const float* at, std::size_t apart, Four& frames) {
    const float* more = at + 2 * apart;
    frames = Four{at[0],   at[1],   at[apart],   at[apart + 1],
                  more[0], more[1], more[apart], more[apart + 1]};
}

/// A shelf and a high pass of second order, the latter's numerator being 1, -2, 1.
struct Filters {
    float b0, b1, b2, a1, a2, c1, c2;
};

struct Work {
    Filters filters;
    std::size_t lead;    ///< frames before what is measured
    std::size_t block;   ///< frames of a block
    std::size_t blocks;  ///< from each place
};

/// Transposed direct form II. The loop waits for the states, so what does not need the newest
/// output is added up first.
template <class Lanes>
[[gnu::always_inline]] inline void filter(const Work& work, const float* frames, double* energies) {
    const Filters f = work.filters;
    const std::size_t apart = 2 * work.blocks * work.block;
    const float* at = frames - 2 * work.lead;
    Lanes s1{}, s2{}, t1{}, t2{};
    for (std::size_t done = 0; done <= work.blocks; ++done) {
        Lanes sum{};
        const float* const end = at + 2 * (done == 0 ? work.lead : work.block);
        for (; at != end; at += 2) {
            Lanes x;
            load(at, apart, x);
            const Lanes y = f.b0 * x + s1;
            const Lanes z = y + t1;
            s1 = (f.b1 * x + s2) - f.a1 * y;
            s2 = f.b2 * x - f.a2 * y;
            t1 = (t2 - (y + y)) - f.c1 * z;
            t2 = y - f.c2 * z;
            sum += z * z;
        }
        for (std::size_t place = 0; done > 0 && place < sizeof(Lanes) / (2 * sizeof(float));
             ++place)
            energies[place * work.blocks + done - 1] =
                static_cast<double>(sum[2 * place] + sum[2 * place + 1]) /
                static_cast<double>(work.block);
    }
}

void anywhere(const Work& work, const float* frames, double* energies) {
    filter<Two>(work, frames, energies);
    filter<Two>(work, frames + 4 * work.blocks * work.block, energies + 2 * work.blocks);
}

using Run = void (*)(const Work&, const float*, double*);

#if defined(__x86_64__)
[[gnu::target("avx2,fma")]] void wide(const Work& work, const float* frames, double* energies) {
    filter<Four>(work, frames, energies);
}

Run chosen() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? wide : anywhere;
}
#else
Run chosen() {
    return anywhere;
}
#endif

}  // namespace

KWeighting::KWeighting(int rateHz)
    : m_blockFrames(static_cast<std::size_t>((rateHz + 5) / 10)),
      m_leadFrames(static_cast<std::size_t>(rateHz) * 6 / 100) {
    // The analogue prototypes of the standard's two filters, which it gives for 48 kHz only,
    // brought to any rate by the bilinear transform.
    const double rate = rateHz;
    double k = std::tan(std::numbers::pi * 1681.974450955533 / rate);
    double q = 0.7071752369554196;
    const double gain = std::pow(10.0, 3.999843853973347 / 20.0);
    const double band = std::pow(gain, 0.4996667741545416);
    double a0 = 1.0 + k / q + k * k;
    m_b0 = static_cast<float>((gain + band * k / q + k * k) / a0);
    m_b1 = static_cast<float>(2.0 * (k * k - gain) / a0);
    m_b2 = static_cast<float>((gain - band * k / q + k * k) / a0);
    m_a1 = static_cast<float>(2.0 * (k * k - 1.0) / a0);
    m_a2 = static_cast<float>((1.0 - k / q + k * k) / a0);

    k = std::tan(std::numbers::pi * 38.13547087602444 / rate);
    q = 0.5003270373238773;
    a0 = 1.0 + k / q + k * k;
    m_c1 = static_cast<float>(2.0 * (k * k - 1.0) / a0);
    m_c2 = static_cast<float>((1.0 - k / q + k * k) / a0);
}

void KWeighting::measure(const float* frames, std::size_t blocksPerLane,
                         std::vector<double>& energies) const {
    static const Run run = chosen();
    const std::size_t first = energies.size();
    energies.resize(first + kLanes * blocksPerLane);
    run({{m_b0, m_b1, m_b2, m_a1, m_a2, m_c1, m_c2}, m_leadFrames, m_blockFrames, blocksPerLane},
        frames, energies.data() + first);
}

}  // namespace linnet::playback
