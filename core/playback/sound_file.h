// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/playback/down_mix.h"
#include "core/playback/gapless.h"
#include "core/playback/song_source.h"

namespace linnet::playback {

/// A song's own frames, at its own rate and with its own channels, as a library decodes them.
/// Frames are counted from the first one of the music. One user at a time.
class SoundFile {
 public:
    virtual ~SoundFile() = default;

    [[nodiscard]] virtual int sampleRateHz() const = 0;
    /// One for each channel.
    [[nodiscard]] virtual std::vector<Speaker> speakers() const = 0;
    [[nodiscard]] virtual Gapless gapless() const = 0;
    /// By the header; of some MP3s an estimate until survey() has come to the end.
    [[nodiscard]] virtual std::int64_t frames() const = 0;

    /// Fills `into`, interleaved and of whole frames, and returns how many frames that were; 0 at
    /// the end, and where the song breaks off.
    [[nodiscard]] virtual std::int64_t read(std::span<float> into) = 0;
    /// Exact to the sample. False: there is no such frame, and the song is at its end.
    [[nodiscard]] virtual bool seek(std::int64_t frame) = 0;
    /// Looks a little further at what lies ahead, so that a seek there is quick and the length
    /// exact; what is read is not affected. False: all has been seen.
    [[nodiscard]] virtual bool survey() { return false; }
};

/// MPEG audio through libmpg123, everything else through libsndfile. `bytes` is borrowed and
/// outlives the file. Errors: NoAudio, and those of the bytes.
[[nodiscard]] Result<std::unique_ptr<SoundFile>> openSoundFile(SongBytes& bytes);

/// Where each of the libraries begins.
[[nodiscard]] Result<std::unique_ptr<SoundFile>> openMpegFile(SongBytes& bytes);
[[nodiscard]] Result<std::unique_ptr<SoundFile>> openSndFile(SongBytes& bytes, std::int64_t begin);

}  // namespace linnet::playback
