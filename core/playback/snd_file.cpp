// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <sndfile.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "core/playback/sound_file.h"

namespace linnet::playback {
namespace {

/// libsndfile's virtual file over SongBytes. An error of the bytes is kept, since libsndfile only
/// sees that nothing came.
struct VirtualFile {
    SongBytes* bytes = nullptr;
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

class SndFile final : public SoundFile {
 public:
    SndFile(SongBytes& bytes, std::int64_t begin) {
        m_file.bytes = &bytes;
        m_file.begin = begin;
    }
    ~SndFile() override {
        if (m_handle != nullptr)
            sf_close(m_handle);
    }
    SndFile(const SndFile&) = delete;
    SndFile& operator=(const SndFile&) = delete;

    [[nodiscard]] Result<> open();

    int sampleRateHz() const override { return m_info.samplerate; }
    std::vector<Speaker> speakers() const override { return speakersOf(m_handle, m_info); }
    Gapless gapless() const override { return Gapless::Format; }
    std::int64_t frames() const override { return m_info.frames; }
    std::int64_t read(std::span<float> into) override {
        return std::max<sf_count_t>(
            sf_readf_float(m_handle, into.data(),
                           static_cast<sf_count_t>(into.size()) / m_info.channels),
            0);
    }
    bool seek(std::int64_t frame) override {
        // A search for the end fails in some formats, and no other succeeds after that.
        if (frame < 0 || frame >= m_info.frames)
            return false;
        if ((m_info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_VORBIS)
            return seekVorbis(frame);
        return sf_seek(m_handle, frame, SEEK_SET) >= 0;
    }

 private:
    [[nodiscard]] Result<> openHandle();
    /// libsndfile (1.2.0) gets the first block after a search wrong, which laps over one that it
    /// has not decoded, and takes the last page, which is cut to the song's length, for a whole
    /// one: so it seeks to before either, and what lies between is decoded and dropped.
    [[nodiscard]] bool seekVorbis(sf_count_t frame);

    VirtualFile m_file;
    SNDFILE* m_handle = nullptr;
    SF_INFO m_info{};
    /// Of Vorbis, once something was sought: from here on libsndfile cannot seek.
    std::optional<sf_count_t> m_lastPage;
    std::vector<float> m_dropped;
};

Result<> SndFile::openHandle() {
    SF_VIRTUAL_IO io = VirtualFile::callbacks();
    m_file.at = 0;
    m_handle = sf_open_virtual(&io, SFM_READ, &m_info, &m_file);
    if (m_file.error)
        return fail(*m_file.error);
    if (m_handle == nullptr || m_info.channels < 1 || m_info.samplerate < 1)
        return fail(ErrorCode::NoAudio, QString::fromUtf8(sf_strerror(nullptr)));
    return {};
}

Result<> SndFile::open() {
    if (auto opened = openHandle(); !opened)
        return opened;
    if (m_info.frames == SF_COUNT_MAX) {
        // The handle and the search share one file, so the handle is opened again after it.
        sf_close(std::exchange(m_handle, nullptr));
        const sf_count_t frames = measure(m_file);
        if (auto opened = openHandle(); !opened)
            return opened;
        m_info.frames = frames;
    }
    constexpr sf_count_t kPlausibleFrames = sf_count_t{1} << 48;  // a damaged head can say anything
    m_info.frames = std::clamp<sf_count_t>(m_info.frames, 0, kPlausibleFrames);
    return {};
}

bool SndFile::seekVorbis(sf_count_t frame) {
    constexpr sf_count_t kLongestBlock = 8192;
    if (!m_lastPage)
        m_lastPage = std::max<sf_count_t>(
            m_info.frames - lastPageFrames(*m_file.bytes).value_or(m_info.frames), 0);
    const sf_count_t from = std::max<sf_count_t>(std::min(frame, *m_lastPage) - kLongestBlock, 0);
    if (sf_seek(m_handle, from, SEEK_SET) < 0)
        return false;
    m_dropped.resize(static_cast<std::size_t>(kLongestBlock * m_info.channels));
    for (sf_count_t left = frame - from; left > 0;) {
        const sf_count_t got =
            sf_readf_float(m_handle, m_dropped.data(), std::min(left, kLongestBlock));
        if (got <= 0)
            return false;
        left -= got;
    }
    return true;
}

}  // namespace

Result<std::unique_ptr<SoundFile>> openSndFile(SongBytes& bytes, std::int64_t begin) {
    auto file = std::make_unique<SndFile>(bytes, begin);
    if (auto opened = file->open(); !opened)
        return fail(std::move(opened.error()));
    return file;
}

}  // namespace linnet::playback
