// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include "core/catalogue/audio_properties.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// Reads a FLAC (RFC 9639) from "fLaC" on: the length from STREAMINFO, and how much of it is there
/// from the last frame's header. Errors as inspectAudio().
[[nodiscard]] Result<AudioProperties> inspectFlac(QByteArrayView bytes);

/// The length of "fLaC" and all metadata blocks; beyond the end where a block is cut.
[[nodiscard]] qsizetype flacMetadataBytes(QByteArrayView bytes);

}  // namespace linnet::catalogue
