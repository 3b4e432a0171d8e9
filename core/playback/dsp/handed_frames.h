// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace linnet::playback::dsp {

/// What a device was handed last, so that what takes the place of some of it begins without a step.
/// For one thread; allocates only when it is made.
class HandedFrames {
 public:
    explicit HandedFrames(int rateHz);

    /// Fades `stereo` out of what it takes the place of, and remembers it.
    void hand(std::span<float> stereo);
    /// The device gave back the last `frames`, count() at most; what is handed next fades out of
    /// them where it is `another` sound.
    void takeBack(std::int64_t frames, bool another);
    /// How many are remembered.
    [[nodiscard]] std::int64_t count() const { return m_count; }

 private:
    std::vector<float> m_last;  ///< a ring
    std::size_t m_at = 0;       ///< where the next sample goes
    std::int64_t m_count = 0;
    std::vector<float> m_tail;  ///< fades out of what is handed next
    std::size_t m_tailAt = 0;
    std::size_t m_tailEnd = 0;
};

}  // namespace linnet::playback::dsp
