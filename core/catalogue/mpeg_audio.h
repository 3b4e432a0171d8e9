// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include "core/catalogue/audio_properties.h"
#include "core/catalogue/tagged_loudness.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// Reads MPEG audio (ISO 11172-3, 13818-3) behind its tags: the headers only; where a Xing, Info or
/// VBRI header gives the length it is believed as far as the bytes bear it out, else every frame is
/// counted. Errors as inspectAudio(), but for Unsupported.
[[nodiscard]] Result<AudioProperties> inspectMpegAudio(QByteArrayView bytes);

/// What LAME has measured of the song while it encoded it, from its part of the Xing or Info header
/// ("Mp3 info tag", revision 1).
[[nodiscard]] TaggedLoudness lameLoudness(QByteArrayView bytes);

}  // namespace linnet::catalogue
