// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace linnet::playback {

/// The K-weighting of ITU-R BS.1770-4 over stereo sound, at the pace of a decoder: four places of
/// the song are filtered side by side in the lanes of vectors, each beginning a moment earlier,
/// which is what the filter needs to forget where it began (to below -100 dB). libebur128 (1.2.6)
/// takes longer for this than an MP3 takes to decode; the tests hold the two together.
class KWeighting {
 public:
    explicit KWeighting(int rateHz);

    /// Frames of a block of 100 ms.
    [[nodiscard]] std::size_t blockFrames() const { return m_blockFrames; }
    /// What must stand before the first frame that is measured.
    [[nodiscard]] std::size_t leadFrames() const { return m_leadFrames; }

    static constexpr std::size_t kLanes = 4;
    /// The energy (mean square, left and right added up) of kLanes × `blocksPerLane` blocks, which
    /// begin at `frames` and are appended in their order. leadFrames() frames before `frames` are
    /// read as well.
    void measure(const float* frames, std::size_t blocksPerLane,
                 std::vector<double>& energies) const;

 private:
    std::size_t m_blockFrames;
    std::size_t m_leadFrames;
    // Of two filters of second order: a shelf and a high pass, whose numerator is 1, -2, 1.
    float m_b0 = 0, m_b1 = 0, m_b2 = 0, m_a1 = 0, m_a2 = 0;
    float m_c1 = 0, m_c2 = 0;
};

}  // namespace linnet::playback
