// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tpropertymap.h>

#include <QByteArray>
#include <vector>

#include "tests/support/mp3.h"

/// What the makers of files of all formats share.
namespace linnet::testing {

enum class BitrateMode : std::uint8_t { Constant, Variable };
/// `format`: SF_FORMAT_…; `level`: libsndfile's compression level, 0 is the best quality.
[[nodiscard]] QByteArray encodeSound(int format, const std::vector<float>& samples, int sampleRate,
                                     int channels, double level,
                                     BitrateMode mode = BitrateMode::Constant);

/// Interleaved, the same in all channels.
[[nodiscard]] std::vector<float> sine(const Mp3Options& options);

/// For the concrete tag: TagLib 1 has no virtual setProperties(), that of Tag knows seven fields.
[[nodiscard]] TagLib::PropertyMap propertiesOf(const Mp3Tags& tags);

}  // namespace linnet::testing
