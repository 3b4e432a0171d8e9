// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/dsp/equaliser.h"

#include <cmath>

#include "core/playback/dsp/ramp.h"

namespace linnet::playback::dsp {
namespace {

constexpr double kChangeMs = 12;
constexpr double kHighestShare = 0.45;  // of the rate, up to which a bell can be had

}  // namespace

EqualiserDesign EqualiserDesign::of(const EqualiserCurve& curve, int rateHz) {
    constexpr int kRounds = 30;  // each leaves less than two thirds of what is missing
    EqualiserDesign design;
    design.gain = std::pow(10.0, curve.preampDb / 20);
    std::array<double, EqualiserCurve::kBands> gains = curve.bandsDb;
    const auto reachable = [rateHz](std::size_t band) {
        return EqualiserCurve::kCentresHz[band] < kHighestShare * rateHz;
    };
    EqualiserDesign bare;
    for (int round = 0; round <= kRounds; ++round) {
        for (std::size_t band = 0; band < gains.size(); ++band) {
            if (reachable(band))
                bare.stages[band] =
                    Biquad::bell(EqualiserCurve::kCentresHz[band], gains[band], rateHz);
        }
        for (std::size_t band = 0; band < gains.size(); ++band) {
            if (reachable(band))
                gains[band] +=
                    curve.bandsDb[band] - bare.responseDb(EqualiserCurve::kCentresHz[band], rateHz);
        }
    }
    design.stages = bare.stages;
    return design;
}

double EqualiserDesign::responseDb(double hz, int rateHz) const {
    double sum = 20 * std::log10(gain);
    for (const Biquad& stage : stages)
        sum += stage.responseDb(hz, rateHz);
    return sum;
}

std::array<double, 2> Equaliser::Bank::step(std::array<double, 2> frame) {
    frame[0] *= design.gain;
    frame[1] *= design.gain;
    for (std::size_t i = 0; i < design.stages.size(); ++i) {
        const Biquad& stage = design.stages[i];
        std::array<double, 2> out;
        for (std::size_t c = 0; c < 2; ++c) {
            out[c] = stage.b0 * frame[c] + stage.b1 * memory.last[i][c] +
                     stage.b2 * memory.before[i][c] - stage.a1 * memory.last[i + 1][c] -
                     stage.a2 * memory.before[i + 1][c];
        }
        memory.before[i] = memory.last[i];
        memory.last[i] = frame;
        frame = out;
    }
    memory.before.back() = memory.last.back();
    memory.last.back() = frame;
    return frame;
}

void Equaliser::set(const std::optional<EqualiserCurve>& curve) {
    m_wanted = curve == EqualiserCurve() ? std::nullopt : curve;
    if (m_fadeLeft == 0)
        begin(m_wanted);
}

void Equaliser::begin(const std::optional<EqualiserCurve>& curve) {
    if (m_set == curve)
        return;
    m_set = curve;
    m_next.reset();
    if (curve) {
        // What the filters before remember is what these would have heard, nearly.
        m_next = Bank{EqualiserDesign::of(*curve, m_rateHz), m_now ? m_now->memory : Memory{}};
    }
    m_fadeLength = m_fadeLeft = framesOf(kChangeMs, m_rateHz);
}

void Equaliser::settle() {
    while (m_fadeLeft > 0) {
        m_now = m_next;
        m_next.reset();
        m_fadeLeft = 0;
        begin(m_wanted);
    }
}

void Equaliser::process(std::span<float> stereo) {
    if (isOff())
        return;
    for (std::size_t i = 0; i < stereo.size(); i += 2) {
        const std::array<double, 2> bare{static_cast<double>(stereo[i]),
                                         static_cast<double>(stereo[i + 1])};
        std::array<double, 2> out = m_now ? m_now->step(bare) : bare;
        if (m_fadeLeft > 0) {
            const std::array<double, 2> next = m_next ? m_next->step(bare) : bare;
            const double share = static_cast<double>(--m_fadeLeft) / m_fadeLength;
            out[0] = out[0] * share + next[0] * (1 - share);
            out[1] = out[1] * share + next[1] * (1 - share);
            if (m_fadeLeft == 0) {
                m_now = m_next;
                m_next.reset();
                begin(m_wanted);
            }
        }
        stereo[i] = static_cast<float>(out[0]);
        stereo[i + 1] = static_cast<float>(out[1]);
    }
}

}  // namespace linnet::playback::dsp
