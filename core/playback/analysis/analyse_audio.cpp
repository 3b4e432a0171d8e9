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

/// The frames that follow, as the stereo that is played, into `add`; false: goOn() said so.
bool measure(SoundFile& file, const std::function<bool()>& goOn,
             const std::function<void(std::span<const float>)>& add) {
    const auto speakers = file.speakers();
    std::vector<float> frames(kFramesAtOnce * speakers.size());
    std::vector<float> stereo;
    const DownMix downMix(speakers);
    for (int reads = 0;; ++reads) {
        if (reads % kReadsBetweenQuestions == 0 && !goOn())
            return false;
        const std::int64_t got = file.read(frames);
        if (got <= 0)
            return true;
        const auto read = std::span(frames).first(static_cast<std::size_t>(got) * speakers.size());
        if (speakers.size() == kChannels) {
            add(read);
        } else {
            downMix.apply(read, stereo);
            add(stereo);
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
    SoundMeter meter((*file)->sampleRateHz());
    Fingerprinter fingerprinter(chromaprint, (*file)->sampleRateHz());
    const auto add = [&](std::span<const float> frames) {
        meter.add(frames);
        fingerprinter.add(frames);
    };
    bool wanted = measure(**file, goOn, add);
    while (wanted && (*file)->survey())
        wanted = goOn();
    // Of a header that promised too few there are more now.
    if (!wanted || !measure(**file, goOn, add))
        return fail(ErrorCode::Cancelled);
    if (encoded.error())
        return fail(*encoded.error());
    Analysis analysis = meter.finish();
    // What an encoder added at the end is only known now, where the header promised too many.
    analysis.facts.frames = std::min(analysis.facts.frames, (*file)->frames());
    if (analysis.facts.frames <= 0)
        return fail(ErrorCode::NoAudio, QStringLiteral("no frame could be decoded"));
    auto hash = encoded.hash();
    if (!hash)
        return fail(std::move(hash.error()));
    analysis.facts.framesHash = std::move(*hash);
    analysis.fingerprint = fingerprinter.finish();
    return analysis;
}

}  // namespace linnet::playback
