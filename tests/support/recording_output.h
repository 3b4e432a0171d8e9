// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "core/playback/audio_output.h"

namespace linnet::testing {

/// A loudspeaker that keeps what it is given, and whose cable can be pulled. Copies are the same
/// loudspeaker; the functions are for the test's thread.
class Recorder {
 public:
    enum class Keep : std::uint8_t { Everything, Nothing };
    /// Its clock runs `speed` times as fast as a real one; it holds 100 ms of that.
    explicit Recorder(int sampleRateHz = 44'100, double speed = 1.0, Keep keep = Keep::Everything);

    /// From now on it gives back what it has not played, as a sound server does; `delay` then
    /// passes each time before it is written anew, as where the machine is busy.
    void takeBack(bool can = true, std::chrono::milliseconds delay = {});

    /// For Engine and PlaybackService.
    [[nodiscard]] playback::OutputFactory factory() const;

    /// Everything written to the streams that were opened, stereo interleaved, oldest first.
    [[nodiscard]] std::vector<std::vector<float>> streams() const;
    /// The newest of them; empty before the first open().
    [[nodiscard]] std::vector<float> last() const;
    [[nodiscard]] int opened() const;
    /// Frames heard of the newest one.
    [[nodiscard]] std::int64_t framesPlayed() const;
    [[nodiscard]] bool isOpen() const;
    /// How often it had played all it was given before it was given more.
    [[nodiscard]] int timesDry() const;

    /// The device goes away, or comes back, and says so on the audio thread. `tells` false: it
    /// keeps quiet, and only framesFree() shows it.
    void unplug(bool tells = true);
    void plug();
    /// Another device becomes the default one.
    void changeDefault();

    struct State;

 private:
    std::shared_ptr<State> m_state;
};

}  // namespace linnet::testing
