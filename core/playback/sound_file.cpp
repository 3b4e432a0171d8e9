// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playback/sound_file.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace linnet::playback {
namespace {

/// Where the sound begins of a format that libsndfile decodes: also behind an ID3v2 tag, where it
/// finds no Ogg, and of which it takes the length off that of a WAV or AIFF. Nothing: the file is
/// none of these, so it can only be MPEG audio, which has no magic.
std::optional<std::int64_t> beginOfOthers(SongBytes& bytes) {
    static constexpr std::array<std::string_view, 4> kOthers{"OggS", "RIFF", "FORM", "fLaC"};
    std::int64_t begin = 0;
    for (int tags = 0; tags < 4; ++tags) {
        std::array<std::uint8_t, 10> head{};
        const auto got = bytes.read(begin, std::as_writable_bytes(std::span(head)));
        if (!got || *got < head.size())
            return std::nullopt;
        const std::string_view view(reinterpret_cast<const char*>(head.data()), head.size());
        if (std::ranges::find(kOthers, view.substr(0, 4)) != kOthers.end())
            return begin;
        if (!view.starts_with("ID3"))
            return std::nullopt;
        begin += 10 + ((head[6] & 0x7f) << 21 | (head[7] & 0x7f) << 14 | (head[8] & 0x7f) << 7 |
                       (head[9] & 0x7f));
    }
    return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<SoundFile>> openSoundFile(SongBytes& bytes) {
    if (const auto begin = beginOfOthers(bytes))
        return openSndFile(bytes, *begin);
    return openMpegFile(bytes);
}

}  // namespace linnet::playback
