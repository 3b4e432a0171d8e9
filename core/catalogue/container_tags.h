// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/tag_reader.h"

/// The tags of each format, by TagLib, out of just the parts of the file that can hold tags: it
/// would copy the sound as well. Never fails; a title may be missing.
namespace linnet::catalogue {

/// ID3v1, ID3v2.2 to 2.4, APEv2; the song's loudness also from LAME's header. `begin`: where the
/// sound may begin.
[[nodiscard]] Tags readMpegTags(QByteArrayView bytes, qsizetype begin);
/// Vorbis comments and pictures, else an ID3v2 tag before them. `begin`: where "fLaC" stands.
[[nodiscard]] Tags readFlacTags(QByteArrayView bytes, qsizetype begin);
/// Vorbis comments with pictures in them, from "OggS" on.
[[nodiscard]] Tags readOggTags(QByteArrayView bytes);
/// An ID3v2 chunk and the INFO list, from "RIFF" on.
[[nodiscard]] Tags readWavTags(QByteArrayView bytes);
/// An ID3v2 chunk and the text chunks NAME, AUTH and ANNO, from "FORM" on.
[[nodiscard]] Tags readAiffTags(QByteArrayView bytes);

}  // namespace linnet::catalogue
