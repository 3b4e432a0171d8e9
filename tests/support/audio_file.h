// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <array>
#include <vector>

#include "tests/support/mp3.h"

namespace linnet::testing {

enum class AudioKind : std::uint8_t { Mp3, Flac, Vorbis, Opus, Wav, Aiff };

inline constexpr std::array kAudioKinds{AudioKind::Mp3,  AudioKind::Flac, AudioKind::Vorbis,
                                        AudioKind::Opus, AudioKind::Wav,  AudioKind::Aiff};

/// "flac"; also the ending of its files.
[[nodiscard]] const char* nameOf(AudioKind kind);

/// A sine like mp3()'s in any format, tagged in the format's own way (Mp3Tags::kind only says
/// whether there is a tag); 16 bits where the format has bits.
[[nodiscard]] QByteArray audioFile(AudioKind kind, const Mp3Tags& tags = {},
                                   const Mp3Options& options = {});

/// The given samples, interleaved in the order that libsndfile has for the format.
[[nodiscard]] QByteArray audioFile(AudioKind kind, const std::vector<float>& samples,
                                   int sampleRate, int channels);

}  // namespace linnet::testing
