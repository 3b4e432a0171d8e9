// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <memory>
#include <optional>

#include "core/playback/song_source.h"
#include "storage/result.h"

namespace linnet::playback {

/// A song's bytes on their way to a decoder, and a hash of what is sound in them, without the tags:
/// the same for the same recording with other tags, and 32 bytes long.
///
/// It is that of the encoded frames, not of decoded samples: taggers leave the frames alone, a
/// decoder's next version may round otherwise, and a hundredth of the bytes is read in a hundredth
/// of the time. Of MPEG audio it is what stands between the tags (ID3v2, ID3v1, Lyrics3, APE), of
/// WAV and AIFF the samples, of Ogg the packets but for the comment. FLAC names its samples itself,
/// with an MD5 in its first block that stays when it is encoded again; where an encoder left that
/// out, the frames are taken.
///
/// What is read in order is hashed as it passes (of Ogg it is not, whose pages have to be taken
/// apart), so that reading and verifying the bytes a second time is saved.
class AudioFrames final : public SongBytes {
 public:
    /// `bytes` is borrowed and outlives this.
    explicit AudioFrames(SongBytes& bytes);
    ~AudioFrames() override;

    [[nodiscard]] std::int64_t size() const override;
    [[nodiscard]] Result<std::size_t> read(std::int64_t offset, std::span<std::byte> into) override;
    /// Of the bytes, which a decoder takes for the end of the song.
    [[nodiscard]] const std::optional<Error>& error() const;

    /// Reads what has not passed. Errors: those of the bytes. Once.
    [[nodiscard]] Result<QByteArray> hash();

 private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::playback
