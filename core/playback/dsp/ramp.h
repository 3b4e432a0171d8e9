// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <span>

#include "core/playback/audio_output.h"

namespace linnet::playback::dsp {

/// Frames of the given time, one at least.
[[nodiscard]] inline int framesOf(double milliseconds, int rateHz) {
    return std::max(1, static_cast<int>(milliseconds * rateHz / 1000.0));
}

/// A factor on its way to another, a little further with each frame, so that no change of it
/// clicks.
class Ramp {
 public:
    explicit Ramp(float value = 1.0F) : m_value(value), m_target(value) {}

    void jump(float value) {
        m_value = m_target = value;
        m_left = 0;
    }
    /// Reaches `target` with the last of `frames` frames.
    void go(float target, int frames) {
        if (target == m_target)
            return;
        m_target = target;
        m_left = frames;
        m_step = (target - m_value) / static_cast<float>(frames);
    }

    void settle() { jump(m_target); }

    [[nodiscard]] float target() const { return m_target; }
    [[nodiscard]] int framesLeft() const { return m_left; }
    [[nodiscard]] bool isSettledAt(float value) const { return m_left == 0 && m_value == value; }

    /// The factor of the next frame.
    [[nodiscard]] float next() {
        if (m_left > 0)
            m_value = --m_left == 0 ? m_target : m_value + m_step;
        return m_value;
    }
    /// A settled factor of one leaves the samples untouched.
    void apply(std::span<float> stereo) {
        if (isSettledAt(1.0F))
            return;
        for (std::size_t i = 0; i < stereo.size(); i += kChannels) {
            const float factor = next();
            stereo[i] *= factor;
            stereo[i + 1] *= factor;
        }
    }

 private:
    float m_value;
    float m_target;
    float m_step = 0;
    int m_left = 0;
};

}  // namespace linnet::playback::dsp
