// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace linnet::playback::dsp {

/// Where an effect gets its frames: fills `into` with stereo as far as there is something and
/// returns the frames.
class FrameSource {
 public:
    virtual ~FrameSource() = default;
    [[nodiscard]] virtual std::size_t read(std::span<float> into) = 0;
};

/// Another speed at the same pitch, by SoundTouch. At 1 the frames pass untouched, once what was
/// stretched has been faded out of. For one thread; allocates in its first moments at a new speed
/// only, when SoundTouch's buffers grow.
class Stretcher {
 public:
    explicit Stretcher(int rateHz);
    ~Stretcher();

    void setSpeed(double speed);
    /// Fills `out` from `source` as far as it gives; returns the frames.
    [[nodiscard]] std::size_t pull(FrameSource& source, std::span<float> out);
    /// Frames of the source that were read and are not in what pull() has returned.
    [[nodiscard]] double heldFrames() const;
    /// Forgets what it holds.
    void clear();

 private:
    class Touch;

    [[nodiscard]] std::size_t pullStretched(FrameSource& source, std::span<float> out);
    /// First what was taken back, then the source.
    [[nodiscard]] std::size_t read(FrameSource& source, std::span<float> into);
    void engage(FrameSource& source);
    void disengage(FrameSource& source);
    void remember(std::span<const float> read);
    /// Lets the next change be heard soon.
    void beginShort();

    const int m_rateHz;
    std::unique_ptr<Touch> m_touch;
    double m_speed = 1;
    double m_tempo = 1;  ///< SoundTouch's
    bool m_engaged = false;
    double m_read = 0;              ///< frames given to SoundTouch since it was engaged
    double m_made = 0;              ///< of them, those that have come out
    std::size_t m_shortFrames = 0;  ///< to come out before SoundTouch has its own choice
    std::vector<float> m_input;
    std::vector<float> m_history;  ///< a ring of what SoundTouch was given last
    std::size_t m_historyAt = 0;   ///< in samples
    std::vector<float> m_again;    ///< to be read once more, from m_againAt to m_againEnd
    std::size_t m_againAt = 0;
    std::size_t m_againEnd = 0;
    std::vector<float> m_tail;  ///< fades out of what comes next
    std::size_t m_tailAt = 0;
    std::size_t m_tailEnd = 0;
};

}  // namespace linnet::playback::dsp
