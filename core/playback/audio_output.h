// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "storage/result.h"

namespace linnet::playback {

/// Stereo, 32-bit float, interleaved.
inline constexpr int kChannels = 2;

/// How much an output holds of what it is handed, unless another length is asked for.
inline constexpr std::chrono::milliseconds kBuffer{100};

/// A loudspeaker that can be chosen.
struct OutputDevice {
    QString id;
    QString name;  ///< as the desktop calls it

    bool operator==(const OutputDevice&) const = default;
};

/// A stream to a loudspeaker. Lives on the audio thread: made, called and destroyed there.
class AudioOutput {
 public:
    virtual ~AudioOutput() = default;
    /// The rate open() will give, for the decoder to convert to; 0 where there is no device. May be
    /// called before open().
    [[nodiscard]] virtual int sampleRateHz() = 0;
    /// Begins an empty stream on the chosen device, else on the default one; what an earlier one
    /// still held is dropped. Errors: NoDevice.
    [[nodiscard]] virtual Result<> open() = 0;
    /// Frames that write() takes now; -1: the device is gone.
    [[nodiscard]] virtual std::int64_t framesFree() = 0;
    /// Takes all of `samples` (framesFree() * kChannels at most). Does not block. Of what takes the
    /// place of what was taken back, it drops what comes too late; of nothing, silence does.
    virtual void write(std::span<const float> samples) = 0;
    /// Whether takeBack() can be asked.
    [[nodiscard]] virtual bool canTakeBack() const { return false; }
    /// What is written next takes the place of the last `frames` that were handed over. They are
    /// heard on until then, so that there is no hole however long it takes; from then on, silence
    /// is what nothing has been written over.
    virtual void takeBack(std::int64_t /*frames*/) {}
    /// Frames of that silence which were heard, or are about to be, before write() took their
    /// place, since it was asked last: write() goes on behind them.
    [[nodiscard]] virtual std::int64_t silencePassed() { return 0; }
    /// Frames heard since open(), as well as the device knows.
    [[nodiscard]] virtual std::int64_t framesPlayed() = 0;
    /// Holds and goes on with what it holds.
    virtual void suspend() = 0;
    virtual void resume() = 0;
    /// Gives the device back.
    virtual void close() = 0;

    /// What there is to choose from.
    [[nodiscard]] virtual std::vector<OutputDevice> devices() { return {}; }
    /// An id of devices(), or empty: the default one, whichever that is. One that is not there now
    /// is taken once it is. Available follows where another one is to play from now on.
    virtual void choose(const QString& /*device*/) {}
    /// What has to be ahead of the loudspeaker at the least, or the music stutters.
    [[nodiscard]] virtual std::chrono::milliseconds leastLead() const {
        return std::chrono::milliseconds(32);
    }
    /// How far ahead of the loudspeaker it takes what it is handed; soon, also while it plays.
    virtual void setBuffer(std::chrono::milliseconds /*length*/) {}

    /// What framesFree() says while it holds nothing, at the length that it has now; 0: as it said
    /// after open().
    [[nodiscard]] virtual std::int64_t framesWhenEmpty() { return 0; }

    /// What happens to devices, told on the audio thread.
    enum class Change : std::uint8_t {
        Lost,       ///< the device of the open stream is gone
        Available,  ///< a default device is there that was not before, or another became the
                    ///< default
        Devices,    ///< devices() has changed
    };
    std::function<void(Change)> changed;
};

using OutputFactory = std::function<std::unique_ptr<AudioOutput>()>;

}  // namespace linnet::playback
