// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/analyse_audio.h"

#include <memory>
#include <vector>

#include "core/playback/analysis/audio_frames.h"
#include "core/playback/analysis/sound_meter.h"
#include "core/playback/song_decoder.h"

namespace linnet::playback {
namespace {

/// Small enough to stay in the processor's cache.
constexpr std::size_t kFramesAtOnce = 8192;
/// Asking costs a lock; this much takes some 10 ms.
constexpr int kReadsBetweenQuestions = 64;

/// Lent to a decoder. Keeps an error, since the decoder takes it for the end of the song.
class LentBytes final : public SongBytes {
 public:
    LentBytes(SongBytes& bytes, std::optional<Error>& error) : m_bytes(bytes), m_error(error) {}
    std::int64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> read(std::int64_t offset, std::span<std::byte> into) override {
        auto got = m_bytes.read(offset, into);
        if (!got)
            m_error = got.error();
        return got;
    }

 private:
    SongBytes& m_bytes;
    std::optional<Error>& m_error;
};

/// At the song's own rate.
Result<std::unique_ptr<SongDecoder>> openAtItsRate(SongBytes& bytes, std::optional<Error>& error) {
    constexpr int kMostLikely = 44'100;
    auto decoder = SongDecoder::open(std::make_unique<LentBytes>(bytes, error), kMostLikely);
    if (!decoder || (*decoder)->sampleRateHz() == kMostLikely)
        return decoder;
    const int rate = (*decoder)->sampleRateHz();
    decoder->reset();
    return SongDecoder::open(std::make_unique<LentBytes>(bytes, error), rate);
}

}  // namespace

Result<Analysis> analyseAudio(SongBytes& bytes, const std::function<bool()>& goOn) {
    std::optional<Error> error;
    auto decoder = openAtItsRate(bytes, error);
    if (!decoder)
        return fail(error.value_or(decoder.error()));
    SoundMeter meter((*decoder)->sampleRateHz());
    std::vector<float> frames;
    frames.reserve(2 * kFramesAtOnce);
    for (int reads = 0; (*decoder)->read(kFramesAtOnce, frames); ++reads) {
        meter.add(frames);
        frames.clear();
        if (reads % kReadsBetweenQuestions == 0 && !goOn())
            return fail(ErrorCode::Cancelled);
    }
    meter.add(frames);
    if (error)
        return fail(std::move(*error));
    Analysis analysis = meter.finish();
    if (analysis.facts.frames == 0)
        return fail(ErrorCode::NoAudio, QStringLiteral("no frame could be decoded"));
    auto hash = hashOfFrames(bytes);
    if (!hash)
        return fail(std::move(hash.error()));
    analysis.facts.framesHash = std::move(*hash);
    return analysis;
}

}  // namespace linnet::playback
