// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace linnet::playback {

struct AnalysisProgress {
    enum class State : std::uint8_t {
        Done,  ///< nothing is waiting
        Working,
        Paused,     ///< by the person
        Importing,  ///< goes on when the import is over
        OnBattery,  ///< goes on with mains power
    };
    State state = State::Done;
    std::int64_t songs = 0;
    std::int64_t analysed = 0;                          ///< those that could not be decoded, too
    std::optional<std::chrono::milliseconds> timeLeft;  ///< once it can be told

    friend bool operator==(const AnalysisProgress&, const AnalysisProgress&) = default;
};

}  // namespace linnet::playback
