// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/audio_output.h"

namespace linnet::playback {

/// The desktop's sound: the server of PulseAudio or PipeWire where one answers, or where Qt knows
/// no output either, so that one may still come; else what Qt Multimedia has. On the audio thread.
[[nodiscard]] std::unique_ptr<AudioOutput> makeSystemOutput();

}  // namespace linnet::playback
