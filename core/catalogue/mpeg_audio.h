// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <chrono>

#include "storage/result.h"

namespace linnet::catalogue {

/// What the frames of an MPEG audio file (ISO 11172-3, 13818-3) say of it.
struct MpegAudio {
    std::chrono::milliseconds duration{0};
    int bitrateKbps = 0;  ///< the average
    int sampleRateHz = 0;
    int channels = 0;
};

/// Reads the headers only; where a Xing, Info or VBRI header gives the length it is believed as far
/// as the bytes bear it out, else every frame is counted.
///
/// Errors: NoAudio (detail: what it is instead, or the size); Unsupported (detail: the format's
/// name, "FLAC"); Truncated: the header promises more than a second beyond what is there (detail:
/// "<ms held>/<ms expected>").
[[nodiscard]] Result<MpegAudio> inspectMpegAudio(QByteArrayView bytes);

}  // namespace linnet::catalogue
