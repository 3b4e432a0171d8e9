// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/events/ids.h"
#include "core/events/time.h"
#include "core/playback/sound_settings.h"

namespace linnet::playback {

enum class Status : std::uint8_t { Stopped, Playing, Paused };
enum class Repeat : std::uint8_t { Off, All, One };

/// What plays for a profile, and what comes next.
struct PlaybackState {
    Status status = Status::Stopped;
    std::vector<SongId> queue;
    std::size_t current = 0;  ///< index into queue; no meaning while it is empty
    std::chrono::milliseconds position{0};
    std::chrono::milliseconds duration{0};  ///< 0: not known yet
    double volume = 1.0;                    ///< 0 to 1, as the slider stands (perceived loudness)
    Repeat repeat = Repeat::Off;
    bool shuffle = false;
    /// While shuffled, parallel to queue: numbers that sort it into its own order. Else empty.
    std::vector<std::uint32_t> places;
    bool stopAfterCurrent = false;
    std::optional<Timestamp> sleepAt;  ///< when the sleep timer pauses

    SoundSettings sound;
    std::vector<EqualiserPreset> presets;  ///< the profile's own, by name

    [[nodiscard]] std::optional<SongId> song() const {
        return current < queue.size() ? std::optional(queue[current]) : std::nullopt;
    }
};

}  // namespace linnet::playback
