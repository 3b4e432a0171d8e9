// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include "core/catalogue/audio_properties.h"
#include "storage/result.h"

namespace linnet::catalogue {

enum class OggCodec : std::uint8_t { Vorbis, Opus, Other };

/// By the first packet of what starts with "OggS".
[[nodiscard]] OggCodec oggCodecOf(QByteArrayView bytes);

/// Reads Vorbis or Opus in Ogg (RFC 3533, RFC 7845) from "OggS" on: the length is the position that
/// the last page gives. Errors as inspectAudio(); a file is Truncated where its last page is cut or
/// no sound follows its headers.
[[nodiscard]] Result<AudioProperties> inspectOgg(QByteArrayView bytes);

/// The length of the pages before the first sound.
[[nodiscard]] qsizetype oggHeaderBytes(QByteArrayView bytes);

}  // namespace linnet::catalogue
