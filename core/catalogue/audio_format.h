// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include "core/catalogue/audio_properties.h"
#include "storage/result.h"

namespace linnet::catalogue {

/// The kind of a file by its bytes; its name plays no part.
struct AudioFormat {
    enum class Kind : std::uint8_t { Mpeg, Flac, Ogg, Wav, Aiff, Other };
    Kind kind = Kind::Mpeg;  ///< also where nothing is known: MPEG audio has no magic
    QString name;            ///< of another format, for people: "AAC", "WavPack"
    qsizetype begin = 0;     ///< behind the ID3v2 tags that some put before any format
};

[[nodiscard]] AudioFormat formatOf(QByteArrayView bytes);

/// What the file says of its sound, from headers only: nothing is decoded.
///
/// Errors: NoAudio (detail: the size); Unsupported (detail: the format's name, "AAC"); Truncated:
/// the file ends more than a second before its song (detail: "<ms held>/<ms expected>", or
/// "<ms held>" where the format does not say how long the song is).
[[nodiscard]] Result<AudioProperties> inspectAudio(QByteArrayView bytes);

}  // namespace linnet::catalogue
