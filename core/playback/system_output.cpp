// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/system_output.h"

#include "core/playback/pulse_output.h"
#include "core/playback/qt_audio_output.h"

namespace linnet::playback {

std::unique_ptr<AudioOutput> makeSystemOutput() {
    auto pulse = std::make_unique<PulseOutput>();
    if (pulse->isConnected() || QMediaDevices::audioOutputs().isEmpty())
        return pulse;
    return std::make_unique<QtAudioOutput>();
}

}  // namespace linnet::playback
