// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <vector>

#include "core/playback/dsp/loudness_plan.h"
#include "core/playback/dsp/ramp.h"
#include "core/playback/dsp/stretcher.h"
#include "core/playback/frame_ring.h"

namespace linnet::playback {

/// The ring's frames, each song at the loudness it is to have, and silence behind the stream's end.
/// Belongs to the audio thread.
class RingReader final : public dsp::FrameSource {
 public:
    static constexpr std::int64_t kEndless = INT64_MAX;

    explicit RingReader(FrameRing& ring);

    /// Empties the ring; its next frame is frame 0 of a stream that begins with `song`.
    void begin(const dsp::SongAndNeighbours& song, int rateHz);
    /// From `frame` on, and wholly after `overlap` frames more, the stream is `song`. Said again of
    /// the same frame: more is known of it now.
    void songFollows(const dsp::SongAndNeighbours& song, std::int64_t frame, std::int64_t overlap);
    void set(const SoundSettings& sound);

    [[nodiscard]] std::size_t read(std::span<float> into) override;
    /// How many of the frames read last, all of the song being read, can be read again.
    [[nodiscard]] std::int64_t mostBack() const;
    /// They are, `frames` (mostBack() at most) of them.
    void goBack(std::int64_t frames);
    /// Read since the stream began.
    [[nodiscard]] std::int64_t frames() const { return m_frames; }
    [[nodiscard]] FrameRing& ring() { return m_ring; }

    /// Where the stream ends; set by the decoder's thread.
    std::atomic<std::int64_t> endFrame{kEndless};

 private:
    struct Segment {
        dsp::SongAndNeighbours song;
        std::int64_t frame = 0;
        std::int64_t overlap = 0;
    };
    [[nodiscard]] float gainOf(const Segment& segment) const;

    FrameRing& m_ring;
    SoundSettings m_sound;
    std::vector<Segment> m_segments;  ///< the first is being read; few, room is kept for them
    dsp::Ramp m_gain;
    int m_rateHz = 48'000;
    std::int64_t m_frames = 0;
    std::int64_t m_silent = 0;  ///< of them, read behind the end
};

}  // namespace linnet::playback
