// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/analysis/audio_frames.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

namespace linnet::playback {
namespace {

constexpr std::size_t kBlock = 1 << 16;

struct Range {
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

/// The bytes with their error kept, so that those who read numbers can do so in one line: what lies
/// behind the end, or cannot be read, is zeros.
class Reader {
 public:
    explicit Reader(SongBytes& bytes) : m_bytes(bytes) {}

    template <std::size_t N>
    std::array<std::uint8_t, N> at(std::int64_t offset) {
        std::array<std::uint8_t, N> values{};
        if (offset >= 0 && offset < size())
            read(offset, std::as_writable_bytes(std::span(values)));
        return values;
    }
    bool has(std::int64_t offset, std::string_view magic) {
        const auto found = at<12>(offset);
        return std::memcmp(found.data(), magic.data(), std::min(magic.size(), found.size())) == 0;
    }
    Result<std::size_t> readOrFail(std::int64_t offset, std::span<std::byte> into) {
        auto got = m_bytes.read(offset, into);
        if (!got)
            m_error = got.error();
        return got;
    }
    std::size_t read(std::int64_t offset, std::span<std::byte> into) {
        return readOrFail(offset, into).value_or(0);
    }
    [[nodiscard]] std::int64_t size() const { return m_bytes.size(); }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }

 private:
    SongBytes& m_bytes;
    std::optional<Error> m_error;
};

std::uint32_t big(const std::uint8_t* bytes, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | bytes[i];
    return value;
}

std::uint32_t little(const std::uint8_t* bytes) {
    return bytes[0] | static_cast<std::uint32_t>(bytes[1]) << 8 |
           static_cast<std::uint32_t>(bytes[2]) << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
}

class Hash {
 public:
    Hash() { crypto_generichash_init(&m_state, nullptr, 0, kBytes); }
    void add(const void* bytes, std::size_t count) {
        crypto_generichash_update(&m_state, static_cast<const unsigned char*>(bytes), count);
    }
    void add(Reader& reader, Range range) {
        m_block.resize(kBlock);
        while (range.begin < range.end) {
            const auto most = std::min<std::int64_t>(range.end - range.begin, kBlock);
            const std::size_t got =
                reader.read(range.begin, std::span(m_block).first(static_cast<std::size_t>(most)));
            if (got == 0)
                return;
            add(m_block.data(), got);
            range.begin += static_cast<std::int64_t>(got);
        }
    }
    [[nodiscard]] QByteArray finish() {
        QByteArray bytes(kBytes, '\0');
        crypto_generichash_final(&m_state, reinterpret_cast<unsigned char*>(bytes.data()), kBytes);
        return bytes;
    }

 private:
    static constexpr int kBytes = 32;
    crypto_generichash_state m_state{};
    std::vector<std::byte> m_block;
};

/// Behind the ID3v2 tags that begin at `at`, and the zeros that some leave behind them.
std::int64_t behindId3v2(Reader& reader, std::int64_t at) {
    while (reader.has(at, "ID3")) {
        const auto head = reader.at<10>(at);
        std::int64_t length = 0;
        for (std::size_t i = 6; i < 10; ++i)
            length = length << 7 | (head[i] & 0x7f);
        const bool footer = (head[5] & 0x10) != 0;
        at += 10 + length + (footer ? 10 : 0);
    }
    return std::min(at, reader.size());
}

/// Before the tags that end at `end`.
std::int64_t beforeTrailingTags(Reader& reader, std::int64_t end) {
    for (;;) {
        const std::int64_t before = end;
        if (reader.has(end - 128, "TAG"))
            end -= 128;
        if (reader.has(end - 32, "APETAGEX")) {
            const auto footer = reader.at<32>(end - 32);
            const bool header = (footer[23] & 0x80) != 0;
            end -= little(&footer[12]) + (header ? 32 : 0);
        }
        if (reader.has(end - 9, "LYRICS200")) {
            std::int64_t length = 0;
            for (const std::uint8_t digit : reader.at<6>(end - 15))
                length = length * 10 + (digit >= '0' && digit <= '9' ? digit - '0' : 0);
            end -= length + 15;
        }
        if (reader.has(end - 10, "3DI")) {
            const auto footer = reader.at<10>(end - 10);
            std::int64_t length = 0;
            for (std::size_t i = 6; i < 10; ++i)
                length = length << 7 | (footer[i] & 0x7f);
            end -= length + 20;
        }
        if (end == before || end <= 0)
            return std::max<std::int64_t>(end, 0);
    }
}

/// The sound chunk of a RIFF or AIFF file.
std::optional<Range> chunk(Reader& reader, std::int64_t at, bool littleEndian,
                           std::string_view name) {
    for (at += 12; at + 8 <= reader.size();) {
        const auto head = reader.at<8>(at);
        const std::int64_t length = littleEndian ? little(&head[4]) : big(&head[4], 4);
        if (std::memcmp(head.data(), name.data(), 4) == 0)
            return Range{at + 8, std::min(at + 8 + length, reader.size())};
        at += 8 + length + length % 2;
    }
    return std::nullopt;
}

/// The frames of a FLAC file whose encoder has left out the MD5 of its samples; where it is there,
/// `hash` takes that, and the rate, channels, bits and length before it.
Range framesOfFlac(Reader& reader, std::int64_t at, Hash& hash) {
    const auto info = reader.at<34>(at + 8);
    const auto md5 = std::span(info).last(16);
    if (std::ranges::any_of(md5, [](std::uint8_t byte) { return byte != 0; })) {
        hash.add(&info[10], 24);
        return {};
    }
    for (at += 4; at + 4 <= reader.size();) {
        const auto head = reader.at<4>(at);
        at += 4 + big(&head[1], 3);
        if ((head[0] & 0x80) != 0)
            break;
    }
    return {at, beforeTrailingTags(reader, reader.size())};
}

void hashOgg(Reader& reader, std::int64_t at, Hash& hash) {
    constexpr int kComment = 1;  // the second packet, in Vorbis, Opus and FLAC alike
    int packet = 0;
    while (reader.has(at, "OggS")) {
        const auto head = reader.at<27>(at);
        const auto lengths = reader.at<255>(at + 27);
        std::int64_t from = at + 27 + head[26];
        std::int64_t to = from;
        for (std::size_t i = 0; i < head[26]; ++i) {
            to += lengths[i];
            const bool ends = lengths[i] < 255;
            // Behind the headers a page is hashed as a whole.
            if (packet > kComment && i + 1 < head[26])
                continue;
            if (packet != kComment)
                hash.add(reader, {from, to});
            from = to;
            if (ends && packet <= kComment)
                ++packet;
        }
        at = to;
    }
}

}  // namespace

struct AudioFrames::Impl {
    explicit Impl(SongBytes& bytes) : reader(bytes) {}

    Reader reader;
    Hash hash;
    Range left;  ///< of what is hashed in order
    std::optional<std::int64_t> ogg;
};

AudioFrames::AudioFrames(SongBytes& bytes) : m_impl(std::make_unique<Impl>(bytes)) {
    Reader& reader = m_impl->reader;
    const std::int64_t begin = behindId3v2(reader, 0);
    if (reader.has(begin, "OggS")) {
        m_impl->ogg = begin;
    } else if (reader.has(begin, "fLaC")) {
        m_impl->left = framesOfFlac(reader, begin, m_impl->hash);
    } else {
        std::optional<Range> sound;
        if (reader.has(begin, "RIFF"))
            sound = chunk(reader, begin, true, "data");
        else if (reader.has(begin, "FORM"))
            sound = chunk(reader, begin, false, "SSND");
        m_impl->left = sound.value_or(Range{begin, beforeTrailingTags(reader, reader.size())});
    }
}

AudioFrames::~AudioFrames() = default;

std::int64_t AudioFrames::size() const {
    return m_impl->reader.size();
}

Result<std::size_t> AudioFrames::read(std::int64_t offset, std::span<std::byte> into) {
    auto got = m_impl->reader.readOrFail(offset, into);
    Range& left = m_impl->left;
    const std::int64_t end =
        std::min(left.end, offset + static_cast<std::int64_t>(got.value_or(0)));
    if (offset <= left.begin && left.begin < end) {
        m_impl->hash.add(into.data() + (left.begin - offset),
                         static_cast<std::size_t>(end - left.begin));
        left.begin = end;
    }
    return got;
}

const std::optional<Error>& AudioFrames::error() const {
    return m_impl->reader.error();
}

Result<QByteArray> AudioFrames::hash() {
    if (m_impl->ogg)
        hashOgg(m_impl->reader, *m_impl->ogg, m_impl->hash);
    else
        m_impl->hash.add(m_impl->reader, m_impl->left);
    if (error())
        return fail(*error());
    return m_impl->hash.finish();
}

}  // namespace linnet::playback
