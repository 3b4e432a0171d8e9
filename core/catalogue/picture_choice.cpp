// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/picture_choice.h"

#include <algorithm>
#include <tuple>

#include "core/catalogue/audio_bytes.h"

namespace linnet::catalogue {
namespace {

/// ITU-T T.81, B.1.1: segments of a marker and a length up to the frame header (SOF0…SOF15).
std::optional<ImageSize> jpegSize(QByteArrayView bytes) {
    qsizetype at = 2;
    while (at + 9 <= bytes.size()) {
        if (byteAt(bytes, at) != 0xff)
            return std::nullopt;
        const int marker = byteAt(bytes, at + 1);
        if (marker == 0xff) {  // fill
            ++at;
            continue;
        }
        const bool frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame)
            return ImageSize{static_cast<int>(bigEndian(bytes, at + 7, 2)),
                             static_cast<int>(bigEndian(bytes, at + 5, 2))};
        const bool bare = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
        at += bare ? 2 : 2 + static_cast<qsizetype>(bigEndian(bytes, at + 2, 2));
    }
    return std::nullopt;
}

/// RFC 9649: VP8X, VP8L or VP8 behind the RIFF header.
std::optional<ImageSize> webpSize(QByteArrayView bytes) {
    if (bytes.size() < 30)
        return std::nullopt;
    if (hasAt(bytes, 12, "VP8X"))
        return ImageSize{static_cast<int>(littleEndian(bytes, 24, 3)) + 1,
                         static_cast<int>(littleEndian(bytes, 27, 3)) + 1};
    if (hasAt(bytes, 12, "VP8L")) {
        const auto bits = littleEndian(bytes, 21, 4);
        return ImageSize{static_cast<int>(bits & 0x3fff) + 1,
                         static_cast<int>(bits >> 14 & 0x3fff) + 1};
    }
    if (hasAt(bytes, 12, "VP8 "))
        return ImageSize{static_cast<int>(littleEndian(bytes, 26, 2) & 0x3fff),
                         static_cast<int>(littleEndian(bytes, 28, 2) & 0x3fff)};
    return std::nullopt;
}

int rankOf(int type) {
    constexpr int kFrontCover = 3;
    if (type == kFrontCover)
        return 0;
    return type == 1 || type == 2 ? 2 : 1;
}

}  // namespace

std::optional<ImageSize> imageSize(QByteArrayView bytes) {
    std::optional<ImageSize> size;
    if (hasAt(bytes, 0, "\xff\xd8\xff"))
        size = jpegSize(bytes);
    else if (hasAt(bytes, 0, "\x89PNG\r\n\x1a\n") && bytes.size() >= 24)
        size = ImageSize{static_cast<int>(bigEndian(bytes, 16, 4) & 0x7fff'ffff),
                         static_cast<int>(bigEndian(bytes, 20, 4) & 0x7fff'ffff)};
    else if (hasAt(bytes, 0, "GIF8") && bytes.size() >= 10)
        size = ImageSize{static_cast<int>(littleEndian(bytes, 6, 2)),
                         static_cast<int>(littleEndian(bytes, 8, 2))};
    else if (hasAt(bytes, 0, "BM") && bytes.size() >= 26)
        size = ImageSize{static_cast<int>(littleEndian(bytes, 18, 4) & 0x7fff'ffff),
                         std::abs(static_cast<int>(littleEndian(bytes, 22, 4)))};
    else if (hasAt(bytes, 0, "RIFF") && hasAt(bytes, 8, "WEBP"))
        size = webpSize(bytes);
    return size && size->width > 0 && size->height > 0 ? size : std::nullopt;
}

std::optional<std::size_t> bestPicture(std::span<const Picture> pictures) {
    // Less is better: rank, how far from square in tenths, pixels.
    using Order = std::tuple<int, int, std::int64_t>;
    std::optional<std::pair<Order, std::size_t>> best;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto size = imageSize(pictures[i].bytes);
        if (!size)
            continue;
        const auto [shorter, longer] = std::minmax({size->width, size->height});
        const std::pair candidate{
            Order{rankOf(pictures[i].type), static_cast<int>(10LL * (longer - shorter) / longer),
                  -std::int64_t{1} * shorter * longer},
            i};
        if (!best || candidate < *best)
            best = candidate;
    }
    return best ? std::optional(best->second) : std::nullopt;
}

}  // namespace linnet::catalogue
