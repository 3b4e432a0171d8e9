// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/mpeg_trim.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace linnet::playback {
namespace {

/// Of every decoder, in samples: filter bank and overlap (LAME's technical FAQ); without the latter
/// in the layers I and II.
constexpr std::int64_t kDecoderDelay = 529;
constexpr std::int64_t kFilterDelay = 481;
constexpr std::uint64_t kMostDelay = 16'384;

std::uint32_t number32(std::string_view bytes, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        value = value << 8 | static_cast<std::uint8_t>(bytes[i]);
    return value;
}

bool fits(const MpegHeaders::ITunes& said, const MpegHeaders& headers) {
    return headers.frames <= 0 ||
           said.delay + said.padding + said.length == headers.frames * headers.samplesPerFrame;
}

}  // namespace

std::int64_t MpegTrim::end(std::int64_t decoded) const {
    const std::int64_t last = length ? begin + *length : decoded - padding;
    return std::clamp(last, std::min(begin, decoded), std::max<std::int64_t>(decoded, 0));
}

MpegTrim trimOf(const MpegHeaders& headers) {
    if (headers.layer != 3)
        return {Gapless::DecoderDelay, kFilterDelay, 0, std::nullopt};
    if (headers.lameDelay > 0 || headers.lamePadding > 0)
        return {Gapless::LameHeader, headers.lameDelay + kDecoderDelay,
                std::max<std::int64_t>(headers.lamePadding - kDecoderDelay, 0), std::nullopt};
    if (headers.iTunes && fits(*headers.iTunes, headers))
        return {Gapless::ITunes, headers.iTunes->delay, 0, headers.iTunes->length};
    if (headers.vbriDelay) {
        const std::int64_t begin = *headers.vbriDelay - headers.samplesPerFrame;
        if (begin >= kDecoderDelay && begin <= static_cast<std::int64_t>(kMostDelay))
            return {Gapless::VbriHeader, begin, 0, std::nullopt};
    }
    return {Gapless::DecoderDelay, kDecoderDelay, 0, std::nullopt};
}

void readXing(std::string_view before, MpegHeaders& headers) {
    for (const std::string_view magic : {"Xing", "Info"}) {
        const std::size_t at = before.rfind(magic);
        if (at == std::string_view::npos || before.size() - at < 16)
            continue;
        const std::uint32_t flags = number32(before, at + 4);
        if ((flags & 1) != 0)
            headers.frames = number32(before, at + 8);
        if ((flags & 3) == 3)
            headers.bytes = number32(before, at + 12);
        return;
    }
}

bool readVbri(std::string_view frame, MpegHeaders& headers) {
    if (frame.size() < 54 || frame.substr(36, 4) != "VBRI")
        return false;
    headers.vbriDelay = number32(frame, 40) & 0xffff;
    headers.bytes = number32(frame, 46);
    headers.frames = std::max<std::int64_t>(number32(frame, 50), 1) - 1;  // not the header itself
    return true;
}

std::optional<MpegHeaders::ITunes> parseITunes(std::string_view text) {
    std::array<std::uint64_t, 4> fields{};
    for (std::uint64_t& field : fields) {
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        const char* const last = text.data() + text.size();
        const auto [end, error] = std::from_chars(text.data(), last, field, 16);
        if (error != std::errc())
            return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    }
    if (fields[1] > kMostDelay || fields[2] > 4 * kMostDelay || fields[3] == 0 ||
        fields[3] >= std::uint64_t{1} << 40)
        return std::nullopt;
    return MpegHeaders::ITunes{static_cast<std::int64_t>(fields[1]),
                               static_cast<std::int64_t>(fields[2]),
                               static_cast<std::int64_t>(fields[3])};
}

}  // namespace linnet::playback
