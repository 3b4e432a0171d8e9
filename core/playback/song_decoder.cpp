// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/song_decoder.h"

#include <algorithm>
#include <utility>

#include "core/playback/audio_output.h"
#include "core/playback/down_mix.h"
#include "core/playback/resampler.h"
#include "core/playback/sound_file.h"

namespace linnet::playback {
namespace {

/// What a damaged header says beyond these would be converted for minutes and fill the memory.
constexpr int kLowestHz = 1'000;
constexpr int kHighestHz = 768'000;

}  // namespace

class SongDecoder::Impl {
 public:
    std::unique_ptr<SongBytes> bytes;
    std::unique_ptr<SoundFile> file;  // behind the bytes it borrows
    std::size_t channels = 0;
    std::optional<DownMix> downMix;
    std::unique_ptr<Resampler> resampler;
    bool ended = false;
    bool drained = false;  ///< the resampler has given all it held
    std::vector<float> decoded;
    std::vector<float> stereo;
};

SongDecoder::SongDecoder(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SongDecoder::~SongDecoder() = default;

Result<std::unique_ptr<SongDecoder>> SongDecoder::open(std::unique_ptr<SongBytes> bytes,
                                                       int streamHz) {
    auto impl = std::make_unique<Impl>();
    impl->bytes = std::move(bytes);
    auto file = openSoundFile(*impl->bytes);
    if (!file)
        return fail(std::move(file.error()));
    impl->file = std::move(*file);
    const int rateHz = impl->file->sampleRateHz();
    if (rateHz < kLowestHz || rateHz > kHighestHz)
        return fail(ErrorCode::Unsupported, QStringLiteral("%1 Hz").arg(rateHz));
    const auto speakers = impl->file->speakers();
    impl->channels = speakers.size();
    if (impl->channels != kChannels)
        impl->downMix.emplace(speakers);
    if (impl->file->sampleRateHz() != streamHz) {
        auto resampler = Resampler::make(impl->file->sampleRateHz(), streamHz);
        if (!resampler)
            return fail(std::move(resampler.error()));
        impl->resampler = std::move(*resampler);
    }
    return std::unique_ptr<SongDecoder>(new SongDecoder(std::move(impl)));
}

bool SongDecoder::read(std::size_t frames, std::vector<float>& out) {
    if (m_impl->ended)
        return false;
    m_impl->decoded.resize(frames * m_impl->channels);
    const auto got = static_cast<std::size_t>(m_impl->file->read(m_impl->decoded));
    m_impl->ended = got == 0;
    std::span<const float> samples(m_impl->decoded.data(), got * m_impl->channels);
    if (m_impl->downMix) {
        m_impl->downMix->apply(samples, m_impl->stereo);
        samples = m_impl->stereo;
    }
    if (!m_impl->resampler)
        out.insert(out.end(), samples.begin(), samples.end());
    else if (!samples.empty())
        m_impl->resampler->process(samples, out);
    return !m_impl->ended;
}

void SongDecoder::drain(std::vector<float>& out) {
    if (!m_impl->resampler || std::exchange(m_impl->drained, true))
        return;
    m_impl->resampler->process({}, out);
}

bool SongDecoder::follow(SongDecoder& before) {
    if (!m_impl->resampler || !before.m_impl->resampler || before.m_impl->drained ||
        sampleRateHz() != before.sampleRateHz())
        return false;
    m_impl->resampler = std::move(before.m_impl->resampler);
    return true;
}

std::int64_t SongDecoder::heldFrames() const {
    return m_impl->resampler && !m_impl->drained ? m_impl->resampler->heldFrames() : 0;
}

void SongDecoder::seek(std::chrono::milliseconds position) {
    m_impl->ended = !m_impl->file->seek(
        std::max<std::int64_t>(position.count() * m_impl->file->sampleRateHz() / 1000, 0));
    m_impl->drained = false;
    if (m_impl->resampler)
        m_impl->resampler->clear();
}

bool SongDecoder::survey() {
    return m_impl->file->survey();
}

std::chrono::milliseconds SongDecoder::duration() const {
    return std::chrono::milliseconds(m_impl->file->frames() * 1000 / m_impl->file->sampleRateHz());
}

int SongDecoder::sampleRateHz() const {
    return m_impl->file->sampleRateHz();
}

int SongDecoder::channels() const {
    return static_cast<int>(m_impl->channels);
}

Gapless SongDecoder::gapless() const {
    return m_impl->file->gapless();
}

}  // namespace linnet::playback
