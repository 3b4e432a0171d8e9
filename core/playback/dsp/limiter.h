// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace linnet::playback::dsp {

/// Keeps the peaks, those between the samples too, under kCeilingDb by looking some milliseconds
/// ahead: the gain has come down, without a corner, when the peak is there, and goes up again
/// slowly. A delay of lookAhead() frames also while it is off; off it changes no sample. For one
/// thread; process() neither allocates nor waits.
class Limiter {
 public:
    static constexpr double kCeilingDb = -1.0;  ///< dBTP
    static constexpr std::size_t kMostFrames = 8192;

    explicit Limiter(int rateHz);

    void setOn(bool on) { m_on = on; }
    [[nodiscard]] std::size_t lookAhead() const { return m_delay; }
    /// Takes kMostFrames at most and puts the same number, of lookAhead() frames before, in their
    /// place.
    void process(std::span<float> stereo);
    /// Forgets what it holds.
    void clear();

 private:
    /// Peaks are looked for between two frames that have this many on either side.
    static constexpr std::size_t kHalf = 16;
    static constexpr std::size_t kPhases = 8;  ///< the rate at which they are looked for, in rates

    /// The highest of both channels from the first of the two frames in the middle of the 2 * kHalf
    /// that begin at `first` to the second.
    [[nodiscard]] float peak(const float* first) const;
    /// Of the last m_window + 1 factors, the one just taken in among them.
    [[nodiscard]] double leastWith(double factor);
    [[nodiscard]] double meanWith(double factor);

    const std::size_t m_window;  ///< over which the gain comes down
    const std::size_t m_delay;
    const double m_release;      ///< of what is missing to one, each frame
    const double m_lastRelease;  ///< when it has been switched off
    /// What each of the 2 * kHalf frames adds at each of the places; the first is a frame's own.
    std::array<std::array<float, kPhases>, 2 * kHalf> m_between{};
    bool m_on = false;
    bool m_idle = true;  ///< nothing is held down

    std::vector<float> m_line;  ///< what is held, and room for what comes in
    struct Low {
        std::size_t at = 0;
        double factor = 1;
    };
    std::vector<Low> m_lows;  ///< a ring; rising from the one that counts
    std::size_t m_firstLow = 0;
    std::size_t m_lowCount = 0;
    std::vector<double> m_means;  ///< a ring of the last m_window
    std::size_t m_meanAt = 0;
    double m_sum = 0;
    double m_gain = 1;
    std::size_t m_at = 0;
    std::size_t m_ones = 0;  ///< factors of one in a row
};

}  // namespace linnet::playback::dsp
