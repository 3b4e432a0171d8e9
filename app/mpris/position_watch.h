// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "core/playback/playback_state.h"

namespace linnet::app {

/// Where those who were told the last place take the music to be: it goes on while it plays. Says
/// when they have to be told anew. No clock of its own.
class PositionWatch {
 public:
    using Time = std::chrono::steady_clock::time_point;
    /// More than what an output takes to begin, less than what one sees on a slider.
    static constexpr std::chrono::milliseconds kSlack{500};

    /// Another song, which everybody takes to begin at its beginning.
    void restart(playback::Status status, Time now);
    void setStatus(playback::Status status, Time now);
    /// Seconds of the song in one of the clock's.
    void setRate(double rate, Time now);
    /// Whether `position` is another than the one that was to be expected.
    [[nodiscard]] bool jumps(std::chrono::milliseconds position, Time now) const;
    /// They were told.
    void tell(std::chrono::milliseconds position, Time now);

 private:
    [[nodiscard]] Time::duration expected(Time now) const;

    playback::Status m_status = playback::Status::Stopped;
    double m_rate = 1;
    Time::duration m_position{0};
    Time m_since;
};

}  // namespace linnet::app
