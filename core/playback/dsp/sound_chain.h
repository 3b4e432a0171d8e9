// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/playback/dsp/channel_mix.h"
#include "core/playback/dsp/equaliser.h"
#include "core/playback/dsp/limiter.h"
#include "core/playback/dsp/ramp.h"
#include "core/playback/dsp/stretcher.h"

namespace linnet::playback::dsp {

/// What happens to a stream between the songs and the loudspeaker: speed, equaliser, mono and
/// balance, volume, limiter, and last the fades that keep a pause, a stop and a seek from clicking.
/// With nothing asked of it not a sample is changed. For one thread; pull() neither locks nor
/// allocates (but see Stretcher).
class SoundChain {
 public:
    /// Begins as `sound` and `volume` say, without a fade.
    SoundChain(int rateHz, const SoundSettings& sound, float volume);

    /// A change is reached within some milliseconds.
    void set(const SoundSettings& sound);
    void setVolume(float volume);

    /// Fills `out` (Limiter::kMostFrames at most) from `source` as far as it gives; returns the
    /// frames.
    [[nodiscard]] std::size_t pull(FrameSource& source, std::span<float> out);
    /// As if it had carried `frames` of the source already: nobody hears them, but what they leave
    /// behind in the filters. `scratch` is written over.
    void carryUnheard(FrameSource& source, std::int64_t frames, std::span<float> scratch);
    /// Frames read from the source that pull() has not returned.
    [[nodiscard]] double heldFrames() const;

    /// What `source` would give next fades out of what it will give from now on; that is another
    /// piece of music, which `fadesIn` where it does not begin with its beginning.
    void cut(FrameSource& source, bool fadesIn);
    /// Both within some milliseconds of sound, of which framesOfFade() are still to come.
    void fadeOut();
    void fadeIn();
    [[nodiscard]] std::size_t framesOfFade() const {
        return static_cast<std::size_t>(m_fade.framesLeft());
    }
    /// Whatever comes is silent, and the fade-in begins there.
    void silence() { m_fade.jump(0); }
    [[nodiscard]] bool isFadedOut() const { return m_fade.isSettledAt(0); }

 private:
    /// All that comes before the volume.
    [[nodiscard]] std::size_t pullSong(FrameSource& source, std::span<float> out);
    void finish(std::span<float> stereo);

    const int m_rateHz;
    Stretcher m_stretcher;
    Equaliser m_equaliser;
    ChannelMix m_mix;
    Ramp m_volume;
    Limiter m_limiter;
    Ramp m_fade;
    std::size_t m_toPrime;      ///< frames the limiter has to hold before the first one is heard
    std::vector<float> m_tail;  ///< fades out of what comes next
    std::size_t m_tailAt = 0;
    std::size_t m_tailEnd = 0;
    bool m_fadesIn = false;
};

}  // namespace linnet::playback::dsp
