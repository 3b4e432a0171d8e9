// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "core/playback/gapless.h"
#include "core/playback/song_source.h"

namespace linnet::playback {

/// One song as stereo float frames at the stream's rate: what its SoundFile decodes, then channels,
/// then rate. For the decoder's thread.
class SongDecoder {
 public:
    /// `streamHz`: what the frames are converted to. Errors: NoAudio, Unsupported (a rate
    /// that no music has), and those of the
    /// bytes.
    [[nodiscard]] static Result<std::unique_ptr<SongDecoder>> open(std::unique_ptr<SongBytes> bytes,
                                                                   int streamHz);
    ~SongDecoder();

    /// Appends up to about `frames` frames to `out`; false once the song has ended. A song that
    /// breaks off in the middle ends there. A conversion of the rate still holds its last
    /// milliseconds then: drain() or the next song's follow() brings them.
    [[nodiscard]] bool read(std::size_t frames, std::vector<float>& out);
    /// Appends what is held back once the song has ended.
    void drain(std::vector<float>& out);
    /// Goes on with the conversion of the song `before`, which has ended, so that no seam is heard
    /// between the two; before anything was read. False where that cannot be (another rate, or it
    /// was drained): nothing has changed then. What `before` holds back comes first: heldFrames().
    [[nodiscard]] bool follow(SongDecoder& before);
    [[nodiscard]] std::int64_t heldFrames() const;
    /// Exact to the sample of the song's own rate; clamped to the song.
    void seek(std::chrono::milliseconds position);

    /// Looks further at what lies ahead, for a moment; false: all has been seen. After that seeks
    /// are quick and the duration is exact; what is read is not affected.
    [[nodiscard]] bool survey();

    /// By the header; of some MP3s an estimate until survey() has seen all.
    [[nodiscard]] std::chrono::milliseconds duration() const;
    [[nodiscard]] int sampleRateHz() const;
    [[nodiscard]] int channels() const;
    [[nodiscard]] Gapless gapless() const;

 private:
    class Impl;
    explicit SongDecoder(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::playback
