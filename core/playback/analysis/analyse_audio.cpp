// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/analyse_audio.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "core/playback/analysis/audio_frames.h"
#include "core/playback/analysis/fingerprinter.h"
#include "core/playback/analysis/sound_meter.h"
#include "core/playback/audio_output.h"
#include "core/playback/down_mix.h"
#include "core/playback/sound_file.h"

namespace linnet::playback {
namespace {

/// Small enough to stay in the processor's cache.
constexpr std::size_t kFramesAtOnce = 8192;
/// Asking costs a lock; this much takes some 10 ms.
constexpr int kReadsBetweenQuestions = 64;

/// What goes past both as the stereo that is played.
struct Listeners {
    SoundMeter meter;
    Fingerprinter fingerprinter;
};

/// The frames that follow; false: goOn() said so.
bool measure(SoundFile& file, const std::function<bool()>& goOn, Listeners& listeners) {
    const auto speakers = file.speakers();
    const DownMix downMix(speakers);
    const bool isStereo = speakers.size() == kChannels;
    std::vector<float> frames(isStereo ? 0 : kFramesAtOnce * speakers.size());
    std::vector<float> stereo;
    for (int reads = 0;; ++reads) {
        if (reads % kReadsBetweenQuestions == 0 && !goOn())
            return false;
        const std::span<float> into =
            isStereo ? listeners.meter.room(kFramesAtOnce) : std::span(frames);
        const std::int64_t got = file.read(into);
        if (got <= 0)
            return true;
        const auto read = into.first(static_cast<std::size_t>(got) * speakers.size());
        if (isStereo) {
            listeners.fingerprinter.add(read);
            listeners.meter.took(static_cast<std::size_t>(got));
        } else {
            downMix.apply(read, stereo);
            listeners.fingerprinter.add(stereo);
            listeners.meter.add(stereo);
        }
    }
}

}  // namespace

Result<Analysis> analyseAudio(SongBytes& bytes, const std::function<bool()>& goOn,
                              Chromaprint& chromaprint) {
    AudioFrames encoded(bytes);
    auto file = openSoundFile(encoded);
    if (!file)
        return fail(encoded.error().value_or(file.error()));
    const int rateHz = (*file)->sampleRateHz();
    Listeners listeners{SoundMeter(rateHz), Fingerprinter(chromaprint, rateHz)};
    bool wanted = measure(**file, goOn, listeners);
    while (wanted && (*file)->survey())
        wanted = goOn();
    // Of a header that promised too few there are more now.
    if (!wanted || !measure(**file, goOn, listeners))
        return fail(ErrorCode::Cancelled);
    if (encoded.error())
        return fail(*encoded.error());
    Analysis analysis = listeners.meter.finish();
    // What an encoder added at the end is only known now, where the header promised too many.
    analysis.facts.frames = std::min(analysis.facts.frames, (*file)->frames());
    if (analysis.facts.frames <= 0)
        return fail(ErrorCode::NoAudio, QStringLiteral("no frame could be decoded"));
    auto hash = encoded.hash();
    if (!hash)
        return fail(std::move(hash.error()));
    analysis.facts.framesHash = std::move(*hash);
    analysis.fingerprint = listeners.fingerprinter.finish();
    return analysis;
}

}  // namespace linnet::playback
