// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/song_decoder.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "core/playback/audio_output.h"
#include "core/playback/down_mix.h"
#include "core/playback/resampler.h"

namespace linnet::playback {
namespace {

/// libsndfile's virtual file over SongBytes. An error of the bytes is kept, since libsndfile only
/// sees that nothing came.
struct VirtualFile {
    std::unique_ptr<SongBytes> bytes;
    sf_count_t at = 0;
    std::int64_t begin = 0;  ///< what stands before it is not seen
    std::optional<Error> error;

    [[nodiscard]] sf_count_t size() const { return bytes->size() - begin; }
    static SF_VIRTUAL_IO callbacks() {
        SF_VIRTUAL_IO io{};
        io.get_filelen = [](void* self) -> sf_count_t {
            return static_cast<VirtualFile*>(self)->size();
        };
        io.seek = [](sf_count_t offset, int whence, void* self) -> sf_count_t {
            auto& file = *static_cast<VirtualFile*>(self);
            if (whence == SEEK_CUR)
                offset += file.at;
            else if (whence == SEEK_END)
                offset += file.size();
            file.at = std::clamp<sf_count_t>(offset, 0, file.size());
            return file.at;
        };
        io.read = [](void* into, sf_count_t count, void* self) -> sf_count_t {
            auto& file = *static_cast<VirtualFile*>(self);
            if (count <= 0)
                return 0;
            auto got = file.bytes->read(
                file.begin + file.at,
                std::span(static_cast<std::byte*>(into), static_cast<std::size_t>(count)));
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

/// Behind an ID3v2 tag, if another format than MPEG audio begins there: libsndfile finds no Ogg
/// behind one, and takes the tag's length off that of a WAV or AIFF.
std::int64_t behindForeignTag(SongBytes& bytes) {
    std::array<std::uint8_t, 10> head{};
    const auto got = bytes.read(0, std::as_writable_bytes(std::span(head)));
    if (!got || *got < head.size() || head[0] != 'I' || head[1] != 'D' || head[2] != '3')
        return 0;
    const std::int64_t behind = 10 + ((head[6] & 0x7f) << 21 | (head[7] & 0x7f) << 14 |
                                      (head[8] & 0x7f) << 7 | (head[9] & 0x7f));
    std::array<char, 4> magic{};
    const auto next = bytes.read(behind, std::as_writable_bytes(std::span(magic)));
    static constexpr std::array<std::string_view, 4> kOthers{"OggS", "RIFF", "FORM", "fLaC"};
    const bool other =
        next && *next == magic.size() &&
        std::ranges::find(kOthers, std::string_view(magic.data(), magic.size())) != kOthers.end();
    return other ? behind : 0;
}

Speaker speakerOf(int position) {
    switch (position) {
        case SF_CHANNEL_MAP_LEFT:
        case SF_CHANNEL_MAP_FRONT_LEFT:
        case SF_CHANNEL_MAP_FRONT_LEFT_OF_CENTER:
            return Speaker::Left;
        case SF_CHANNEL_MAP_RIGHT:
        case SF_CHANNEL_MAP_FRONT_RIGHT:
        case SF_CHANNEL_MAP_FRONT_RIGHT_OF_CENTER:
            return Speaker::Right;
        case SF_CHANNEL_MAP_MONO:
        case SF_CHANNEL_MAP_CENTER:
        case SF_CHANNEL_MAP_FRONT_CENTER:
            return Speaker::Centre;
        case SF_CHANNEL_MAP_LFE:
            return Speaker::LowFrequency;
        case SF_CHANNEL_MAP_REAR_LEFT:
        case SF_CHANNEL_MAP_SIDE_LEFT:
            return Speaker::SurroundLeft;
        case SF_CHANNEL_MAP_REAR_RIGHT:
        case SF_CHANNEL_MAP_SIDE_RIGHT:
            return Speaker::SurroundRight;
        case SF_CHANNEL_MAP_REAR_CENTER:
            return Speaker::SurroundCentre;
        default:
            return Speaker::None;
    }
}

/// As the file says, else as its format has it.
std::vector<Speaker> speakersOf(SNDFILE* handle, const SF_INFO& info) {
    std::vector<int> positions(static_cast<std::size_t>(info.channels));
    const int bytes = info.channels * static_cast<int>(sizeof(int));
    std::vector<Speaker> speakers;
    if (sf_command(handle, SFC_GET_CHANNEL_MAP_INFO, positions.data(), bytes) == SF_TRUE)
        std::ranges::transform(positions, std::back_inserter(speakers), speakerOf);
    if (std::ranges::find(speakers, Speaker::Left) != speakers.end() &&
        std::ranges::find(speakers, Speaker::Right) != speakers.end())
        return speakers;
    const int codec = info.format & SF_FORMAT_SUBMASK;
    const bool xiph = codec == SF_FORMAT_VORBIS || codec == SF_FORMAT_OPUS;
    return speakersOf(info.channels, xiph ? ChannelOrder::Xiph : ChannelOrder::Film);
}

/// How long a song is whose head does not say: as far as can be sought to. A search that misses
/// spoils the handle, so each has its own.
sf_count_t measure(VirtualFile& file) {
    const auto holds = [&file](sf_count_t frame) {
        SF_VIRTUAL_IO io = VirtualFile::callbacks();
        SF_INFO info{};
        file.at = 0;
        SNDFILE* handle = sf_open_virtual(&io, SFM_READ, &info, &file);
        const bool found = handle != nullptr && sf_seek(handle, frame, SEEK_SET) == frame;
        if (handle != nullptr)
            sf_close(handle);
        return found;
    };
    constexpr sf_count_t kMost = sf_count_t{1} << 40;
    sf_count_t beyond = 1 << 16;
    while (beyond < kMost && holds(beyond))
        beyond *= 2;
    sf_count_t last = 0;
    while (last + 1 < beyond) {
        const sf_count_t middle = last + (beyond - last) / 2;
        (holds(middle) ? last : beyond) = middle;
    }
    return beyond;
}

/// How many frames the last page of an Ogg stream has; nothing where it has only one.
std::optional<sf_count_t> lastPageFrames(SongBytes& bytes) {
    constexpr std::int64_t kThreePages = 3 * 65'307;
    constexpr std::size_t kHead = 27;
    std::vector<std::byte> tail(static_cast<std::size_t>(std::min(bytes.size(), kThreePages)));
    const auto got = bytes.read(bytes.size() - static_cast<std::int64_t>(tail.size()), tail);
    if (!got || *got < kHead)
        return std::nullopt;
    const std::string_view view(reinterpret_cast<const char*>(tail.data()), *got);
    std::optional<sf_count_t> before;
    std::optional<sf_count_t> last;
    for (std::size_t at = view.find("OggS"); at != std::string_view::npos && at + kHead <= *got;
         at = view.find("OggS", at + 1)) {
        sf_count_t position = 0;
        for (std::size_t i = 8; i-- > 0;)
            position = position << 8 | static_cast<std::uint8_t>(view[at + 6 + i]);
        if (position > 0)
            before = std::exchange(last, position);
    }
    return before && *before < *last ? std::optional(*last - *before) : std::nullopt;
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
    std::optional<DownMix> downMix;
    std::unique_ptr<Resampler> resampler;
    bool ended = false;
    /// Of Vorbis, once something was sought: from here on libsndfile cannot seek.
    std::optional<sf_count_t> lastPage;
    bool drained = false;  ///< the resampler has given all it held
    std::vector<float> decoded;
    std::vector<float> stereo;

    [[nodiscard]] bool seekTo(sf_count_t frame) {
        if ((info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_VORBIS)
            return seekVorbis(frame);
        return sf_seek(handle, frame, SEEK_SET) >= 0;
    }

 private:
    /// libsndfile (1.2.0) gets the first block after a search wrong, which laps over one that it
    /// has not decoded, and takes the last page, which is cut to the song's length, for a whole
    /// one: so it seeks to before either, and what lies between is decoded and dropped.
    bool seekVorbis(sf_count_t frame) {
        constexpr sf_count_t kLongestBlock = 8192;
        if (!lastPage)
            lastPage = std::max<sf_count_t>(
                info.frames - lastPageFrames(*file.bytes).value_or(info.frames), 0);
        const sf_count_t from = std::max<sf_count_t>(std::min(frame, *lastPage) - kLongestBlock, 0);
        if (sf_seek(handle, from, SEEK_SET) < 0)
            return false;
        decoded.resize(static_cast<std::size_t>(kLongestBlock * info.channels));
        for (sf_count_t left = frame - from; left > 0;) {
            const sf_count_t got =
                sf_readf_float(handle, decoded.data(), std::min(left, kLongestBlock));
            if (got <= 0)
                return false;
            left -= got;
        }
        return true;
    }
};

SongDecoder::SongDecoder(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
SongDecoder::~SongDecoder() = default;

Result<std::unique_ptr<SongDecoder>> SongDecoder::open(std::unique_ptr<SongBytes> bytes,
                                                       int streamHz) {
    auto impl = std::make_unique<Impl>();
    impl->file.bytes = std::move(bytes);
    impl->file.begin = behindForeignTag(*impl->file.bytes);
    SF_VIRTUAL_IO io = VirtualFile::callbacks();
    impl->handle = sf_open_virtual(&io, SFM_READ, &impl->info, &impl->file);
    if (impl->file.error)
        return fail(*impl->file.error);
    if (impl->handle == nullptr || impl->info.channels < 1 || impl->info.samplerate < 1)
        return fail(ErrorCode::NoAudio, QString::fromUtf8(sf_strerror(nullptr)));
    if (impl->info.frames == SF_COUNT_MAX) {
        // The handle and the search share one file, so the handle is opened again after it.
        sf_close(std::exchange(impl->handle, nullptr));
        const sf_count_t frames = measure(impl->file);
        impl->file.at = 0;
        impl->handle = sf_open_virtual(&io, SFM_READ, &impl->info, &impl->file);
        if (impl->file.error)
            return fail(*impl->file.error);
        if (impl->handle == nullptr)
            return fail(ErrorCode::NoAudio, QString::fromUtf8(sf_strerror(nullptr)));
        impl->info.frames = frames;
    }
    constexpr sf_count_t kMostFrames = sf_count_t{1} << 48;  // a damaged head can say anything
    impl->info.frames = std::clamp<sf_count_t>(impl->info.frames, 0, kMostFrames);
    if (impl->info.channels != kChannels)
        impl->downMix.emplace(speakersOf(impl->handle, impl->info));
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
    // A search for the end fails in some formats, and no other succeeds after that.
    m_impl->ended = frame >= m_impl->info.frames || !m_impl->seekTo(frame);
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
