// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/song_decoder.h"

#include <sndfile.h>

#include <algorithm>
#include <utility>

#include "core/playback/audio_output.h"
#include "core/playback/resampler.h"

namespace linnet::playback {
namespace {

/// libsndfile's virtual file over SongBytes. An error of the bytes is kept, since libsndfile only
/// sees that nothing came.
struct VirtualFile {
    std::unique_ptr<SongBytes> bytes;
    sf_count_t at = 0;
    std::optional<Error> error;

    static SF_VIRTUAL_IO callbacks() {
        SF_VIRTUAL_IO io{};
        io.get_filelen = [](void* self) -> sf_count_t {
            return static_cast<VirtualFile*>(self)->bytes->size();
        };
        io.seek = [](sf_count_t offset, int whence, void* self) -> sf_count_t {
            auto& file = *static_cast<VirtualFile*>(self);
            if (whence == SEEK_CUR)
                offset += file.at;
            else if (whence == SEEK_END)
                offset += file.bytes->size();
            file.at = std::clamp<sf_count_t>(offset, 0, file.bytes->size());
            return file.at;
        };
        io.read = [](void* into, sf_count_t count, void* self) -> sf_count_t {
            auto& file = *static_cast<VirtualFile*>(self);
            if (count <= 0)
                return 0;
            auto got = file.bytes->read(
                file.at, std::span(static_cast<std::byte*>(into), static_cast<std::size_t>(count)));
            if (!got) {
                file.error = got.error();
                return 0;
            }
            file.at += static_cast<sf_count_t>(*got);
            return static_cast<sf_count_t>(*got);
        };
        io.write = [](const void*, sf_count_t, void*) -> sf_count_t { return 0; };
        io.tell = [](void* self) -> sf_count_t { return static_cast<VirtualFile*>(self)->at; };
        return io;
    }
};

/// Two channels from any number: mono to both; of surround, the centre to both at -3 dB and the
/// sides to theirs at -3 dB (ITU-R BS.775), scaled so that nothing clips.
void toStereo(std::span<const float> in, int channels, std::vector<float>& out) {
    const auto width = static_cast<std::size_t>(channels);
    const std::size_t frames = in.size() / width;
    out.resize(frames * kChannels);
    constexpr float kMinus3dB = 0.70710678F;
    for (std::size_t i = 0; i < frames; ++i) {
        const float* frame = in.data() + i * width;
        float left = frame[0];
        float right = frame[channels > 1 ? 1 : 0];
        if (channels > 2) {  // L R C [LFE] Ls Rs: the low-frequency channel is left out
            const float centre = frame[2] * kMinus3dB;
            const float sideLeft = channels >= 6 ? frame[4] : channels > 3 ? frame[3] : 0.0F;
            const float sideRight = channels >= 6 ? frame[5] : channels > 4 ? frame[4] : sideLeft;
            constexpr float kScale = 1.0F / (1.0F + 2 * kMinus3dB);
            left = (left + centre + sideLeft * kMinus3dB) * kScale;
            right = (right + centre + sideRight * kMinus3dB) * kScale;
        }
        out[i * kChannels] = left;
        out[i * kChannels + 1] = right;
    }
}

}  // namespace

class SongDecoder::Impl {
 public:
    ~Impl() {
        if (handle != nullptr)
            sf_close(handle);
    }

    VirtualFile file;
    SNDFILE* handle = nullptr;
    SF_INFO info{};
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
    impl->file.bytes = std::move(bytes);
    SF_VIRTUAL_IO io = VirtualFile::callbacks();
    impl->handle = sf_open_virtual(&io, SFM_READ, &impl->info, &impl->file);
    if (impl->file.error)
        return fail(*impl->file.error);
    if (impl->handle == nullptr || impl->info.channels < 1 || impl->info.samplerate < 1)
        return fail(ErrorCode::NoAudio, QString::fromUtf8(sf_strerror(nullptr)));
    if (impl->info.samplerate != streamHz) {
        auto resampler = Resampler::make(impl->info.samplerate, streamHz);
        if (!resampler)
            return fail(std::move(resampler.error()));
        impl->resampler = std::move(*resampler);
    }
    return std::unique_ptr<SongDecoder>(new SongDecoder(std::move(impl)));
}

bool SongDecoder::read(std::size_t frames, std::vector<float>& out) {
    if (m_impl->ended)
        return false;
    const auto width = static_cast<std::size_t>(m_impl->info.channels);
    m_impl->decoded.resize(frames * width);
    const sf_count_t got =
        sf_readf_float(m_impl->handle, m_impl->decoded.data(), static_cast<sf_count_t>(frames));
    m_impl->ended = got <= 0;
    std::span<const float> samples(m_impl->decoded.data(),
                                   static_cast<std::size_t>(std::max<sf_count_t>(got, 0)) * width);
    if (m_impl->info.channels != kChannels) {
        toStereo(samples, m_impl->info.channels, m_impl->stereo);
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
        m_impl->info.samplerate != before.m_impl->info.samplerate)
        return false;
    m_impl->resampler = std::move(before.m_impl->resampler);
    return true;
}

std::int64_t SongDecoder::heldFrames() const {
    return m_impl->resampler && !m_impl->drained ? m_impl->resampler->heldFrames() : 0;
}

void SongDecoder::seek(std::chrono::milliseconds position) {
    const sf_count_t frame =
        std::clamp<sf_count_t>(position.count() * m_impl->info.samplerate / 1000, 0,
                               std::max<sf_count_t>(m_impl->info.frames, 0));
    m_impl->ended = sf_seek(m_impl->handle, frame, SEEK_SET) < 0;
    m_impl->drained = false;
    if (m_impl->resampler)
        m_impl->resampler->clear();
}

std::chrono::milliseconds SongDecoder::duration() const {
    return std::chrono::milliseconds(m_impl->info.frames * 1000 / m_impl->info.samplerate);
}

int SongDecoder::sampleRateHz() const {
    return m_impl->info.samplerate;
}

int SongDecoder::channels() const {
    return m_impl->info.channels;
}

}  // namespace linnet::playback
