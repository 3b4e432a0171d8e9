// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <vector>

namespace linnet::testing {

/// Music made by rule, as various as a song: chords, a melody, a drum; stereo, interleaved, the
/// same for the same `number`.
[[nodiscard]] std::vector<float> tune(unsigned number, double seconds, int sampleRate = 44'100);

/// Samples as tune() makes them, as MP3. `quality` is libsndfile's compression level: 0 is the
/// best, below 1.
[[nodiscard]] QByteArray tuneMp3(const std::vector<float>& samples, double quality,
                                 bool variableBitrate = false, int sampleRate = 44'100);

}  // namespace linnet::testing
