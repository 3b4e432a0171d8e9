// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "core/playback/song_source.h"
#include "storage/result.h"

namespace linnet::playback {

/// A hash of what is sound in a file, without its tags: the same for the same recording with other
/// tags, and 32 bytes long.
///
/// It is that of the encoded frames, not of decoded samples: taggers leave the frames alone, a
/// decoder's next version may round otherwise, and a hundredth of the bytes is read in a hundredth
/// of the time. Of MPEG audio it is what stands between the tags (ID3v2, ID3v1, Lyrics3, APE), of
/// WAV and AIFF the samples, of Ogg the packets but for the comment. FLAC names its samples itself,
/// with an MD5 in its first block that stays when it is encoded again; where an encoder left that
/// out, the frames are taken. Errors: those of the bytes.
[[nodiscard]] Result<QByteArray> hashOfFrames(SongBytes& bytes);

}  // namespace linnet::playback
