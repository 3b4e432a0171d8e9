// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <vector>

#include "core/catalogue/audio_properties.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// A part of a WAV ("RIFF", lowest byte first) or an AIFF ("FORM", highest byte first).
struct Chunk {
    QByteArrayView id;       ///< four bytes
    QByteArrayView data;     ///< as much of it as is there
    std::int64_t bytes = 0;  ///< as many as there should be
};

/// All chunks in their order, up to the end or to the first one that is cut.
[[nodiscard]] std::vector<Chunk> chunksOf(QByteArrayView bytes);

/// Reads a WAV from "RIFF" on: PCM, float, A-law and µ-law; a recording that was never closed (its
/// length is 0 or the greatest there is) goes to the end of the file. Errors as inspectAudio().
[[nodiscard]] Result<AudioProperties> inspectWav(QByteArrayView bytes);

/// Reads an AIFF or AIFF-C from "FORM" on: PCM, float, A-law and µ-law. Errors as inspectAudio().
[[nodiscard]] Result<AudioProperties> inspectAiff(QByteArrayView bytes);

}  // namespace linnet::catalogue
