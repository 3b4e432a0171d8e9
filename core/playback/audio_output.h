// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>

#include "storage/result.h"

namespace linnet::playback {

/// Stereo, 32-bit float, interleaved.
inline constexpr int kChannels = 2;

/// A stream to a loudspeaker. Lives on the audio thread: made, called and destroyed there.
class AudioOutput {
 public:
    virtual ~AudioOutput() = default;
    /// The rate open() will give, for the decoder to convert to; 0 where there is no device. May be
    /// called before open().
    [[nodiscard]] virtual int sampleRateHz() = 0;
    /// Begins an empty stream on the default device; what an earlier one still held is dropped.
    /// Errors: NoDevice.
    [[nodiscard]] virtual Result<> open() = 0;
    /// Frames that write() takes now; -1: the device is gone.
    [[nodiscard]] virtual std::int64_t framesFree() = 0;
    /// Takes all of `samples` (framesFree() * kChannels at most). Does not block.
    virtual void write(std::span<const float> samples) = 0;
    /// Frames heard since open(), as well as the device knows.
    [[nodiscard]] virtual std::int64_t framesPlayed() = 0;
    /// Holds and goes on with what it holds.
    virtual void suspend() = 0;
    virtual void resume() = 0;
    /// Gives the device back.
    virtual void close() = 0;

    /// What happens to devices, told on the audio thread.
    enum class Change : std::uint8_t {
        Lost,       ///< the device of the open stream is gone
        Available,  ///< a default device is there that was not before, or another became the
                    ///< default
    };
    std::function<void(Change)> changed;
};

using OutputFactory = std::function<std::unique_ptr<AudioOutput>()>;

}  // namespace linnet::playback
