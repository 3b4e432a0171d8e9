// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/mpeg_audio.h"

#include <array>
#include <cmath>
#include <optional>

#include "core/catalogue/audio_bytes.h"

namespace linnet::catalogue {
namespace {

struct FrameHeader {
    int version = 1;  ///< 1, 2, or 3 for 2.5
    int layer = 3;
    int bitrateKbps = 0;
    int sampleRateHz = 0;
    int channels = 2;
    int bytes = 0;    ///< of the whole frame
    int samples = 0;  ///< per channel

    [[nodiscard]] bool sameStream(const FrameHeader& other) const {
        return version == other.version && layer == other.layer &&
               sampleRateHz == other.sampleRateHz;
    }
};

std::uint32_t number32(QByteArrayView bytes, qsizetype at) {
    return static_cast<std::uint32_t>(bigEndian(bytes, at, 4));
}

std::optional<FrameHeader> frameAt(QByteArrayView bytes, qsizetype at) {
    if (at < 0 || at + 4 > bytes.size() || byteAt(bytes, at) != 0xff ||
        (byteAt(bytes, at + 1) & 0xe0) != 0xe0)
        return std::nullopt;
    const int b1 = byteAt(bytes, at + 1);
    const int b2 = byteAt(bytes, at + 2);
    const int versionBits = (b1 >> 3) & 3;
    const int layerBits = (b1 >> 1) & 3;
    const int bitrateIndex = b2 >> 4;
    const int rateIndex = (b2 >> 2) & 3;
    if (versionBits == 1 || layerBits == 0 || bitrateIndex == 0 || bitrateIndex == 15 ||
        rateIndex == 3)
        return std::nullopt;

    static constexpr std::array<std::array<int, 15>, 5> kBitrates{{
        {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},  // v1 layer 1
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},     // v1 layer 2
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},      // v1 layer 3
        {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},     // v2 layer 1
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160},          // v2 layers 2, 3
    }};
    static constexpr std::array<int, 3> kRates{44100, 48000, 32000};

    FrameHeader header;
    header.version = versionBits == 3 ? 1 : versionBits == 2 ? 2 : 3;
    header.layer = 4 - layerBits;
    const auto table = header.version == 1 ? static_cast<std::size_t>(header.layer - 1)
                       : header.layer == 1 ? std::size_t{3}
                                           : std::size_t{4};
    header.bitrateKbps = kBitrates[table][static_cast<std::size_t>(bitrateIndex)];
    header.sampleRateHz = kRates[static_cast<std::size_t>(rateIndex)] >> (header.version - 1);
    header.channels = (byteAt(bytes, at + 3) >> 6) == 3 ? 1 : 2;
    const int padding = (b2 >> 1) & 1;
    if (header.layer == 1) {
        header.samples = 384;
        header.bytes = (12000 * header.bitrateKbps / header.sampleRateHz + padding) * 4;
    } else {
        header.samples = header.layer == 3 && header.version != 1 ? 576 : 1152;
        header.bytes =
            header.samples / 8 * 1000 * header.bitrateKbps / header.sampleRateHz + padding;
    }
    return header;
}

/// The first frame that others of its kind follow (or the end of the file does).
qsizetype firstFrame(QByteArrayView bytes, qsizetype from) {
    constexpr int kInARow = 3;
    for (qsizetype at = from; at + 4 <= bytes.size(); ++at) {
        const auto first = frameAt(bytes, at);
        if (!first)
            continue;
        qsizetype next = at + first->bytes;
        int found = 1;
        while (found < kInARow && next < bytes.size()) {
            const auto frame = frameAt(bytes, next);
            if (!frame || !frame->sameStream(*first))
                break;
            next += frame->bytes;
            ++found;
        }
        // Fewer will do only where the file ends with them.
        if (found == kInARow || (found >= 2 && next >= bytes.size() - 128))
            return at;
    }
    return -1;
}

struct LengthHeader {
    std::int64_t frames = 0;
    std::int64_t bytes = 0;
    int trimmed = 0;      ///< samples of encoder delay and padding
    qsizetype lame = -1;  ///< where LAME's part begins, 24 bytes of it are there; -1: nowhere
};

/// A Xing, Info or VBRI header in the first frame.
std::optional<LengthHeader> lengthHeader(QByteArrayView bytes, qsizetype at,
                                         const FrameHeader& frame) {
    const qsizetype side =
        frame.version == 1 ? (frame.channels == 1 ? 17 : 32) : (frame.channels == 1 ? 9 : 17);
    const qsizetype xing = at + 4 + side;
    LengthHeader header;
    if (xing + 120 <= bytes.size() && (bytes.sliced(xing, 4) == QByteArrayView("Xing") ||
                                       bytes.sliced(xing, 4) == QByteArrayView("Info"))) {
        const std::uint32_t flags = number32(bytes, xing + 4);
        qsizetype field = xing + 8;
        if (flags & 1) {
            header.frames = number32(bytes, field);
            field += 4;
        }
        if (flags & 2) {
            header.bytes = number32(bytes, field);
            field += 4;
        }
        field += (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0);
        if (field + 25 <= bytes.size()) {  // LAME's part: delay and padding, 12 bits each
            header.lame = field;
            const std::uint32_t gap = number32(bytes, field + 21) >> 8;
            header.trimmed = static_cast<int>((gap >> 12) + (gap & 0xfff));
        }
        return header;
    }
    const qsizetype vbri = at + 36;
    if (vbri + 18 <= bytes.size() && bytes.sliced(vbri, 4) == QByteArrayView("VBRI")) {
        header.bytes = number32(bytes, vbri + 10);
        header.frames = number32(bytes, vbri + 14);
        return header;
    }
    return std::nullopt;
}

/// A gain of 16 bits: what it is of (1: the song), who found it (0: nobody), sign, tenths of dB.
std::optional<double> lameGainDb(int bits) {
    const int kind = bits >> 13;
    const int origin = bits >> 10 & 7;
    if (kind != 1 || origin == 0)
        return std::nullopt;
    const double gain = (bits & 0x1ff) / 10.0;
    return (bits & 0x200) != 0 ? -gain : gain;
}

struct Walk {
    std::int64_t frames = 0;
    std::int64_t bytes = 0;
};

/// Counts the frames from `at` on; passes over what lies between them.
Walk walk(QByteArrayView bytes, qsizetype at, const FrameHeader& first) {
    Walk result;
    while (at + 4 <= bytes.size()) {
        const auto frame = frameAt(bytes, at);
        if (frame && frame->sameStream(first)) {
            if (at + frame->bytes > bytes.size())
                break;
            ++result.frames;
            result.bytes += frame->bytes;
            at += frame->bytes;
        } else {
            const qsizetype next = firstFrame(bytes, at + 1);
            if (next < 0)
                break;
            at = next;
        }
    }
    return result;
}

}  // namespace

TaggedLoudness lameLoudness(QByteArrayView bytes) {
    TaggedLoudness loudness;
    const qsizetype at = firstFrame(bytes, 0);
    const auto frame = frameAt(bytes, at);
    const auto header = frame ? lengthHeader(bytes, at, *frame) : std::nullopt;
    if (!header || header->lame < 0)
        return loudness;
    constexpr double kReferenceLufs = -18;  // 89 dB SPL
    const auto gain = lameGainDb(static_cast<int>(bigEndian(bytes, header->lame + 15, 2)));
    if (!gain)
        return loudness;
    loudness.songLufs = kReferenceLufs - *gain;
    // A fixed point number; early versions wrote a floating one, which reads as far too much.
    constexpr double kFullScale = 1 << 23;
    constexpr double kMost = 16;
    const double peak = number32(bytes, header->lame + 11) / kFullScale;
    if (peak > 0 && peak <= kMost)
        loudness.songPeakDb = 20 * std::log10(peak);
    return loudness;
}

Result<AudioProperties> inspectMpegAudio(QByteArrayView bytes) {
    const qsizetype at = firstFrame(bytes, 0);
    if (at < 0)
        return noAudio(bytes);
    const FrameHeader first = *frameAt(bytes, at);

    const auto toMs = [&](std::int64_t samples) { return lengthOf(samples, first.sampleRateHz); };

    const auto header = lengthHeader(bytes, at, first);
    const std::int64_t held = bytes.size() - at;
    std::int64_t frames = header ? header->frames : 0;
    std::int64_t audioBytes = held;
    if (header && header->frames > 0 && header->bytes > 0 && header->bytes > held) {
        // The header promises more bytes than there are: count what is there.
        const Walk there = walk(bytes, at + first.bytes, first);
        const auto missing = toMs((header->frames - there.frames) * first.samples);
        if (missing > kMostMissing) {
            return truncated(toMs(there.frames * first.samples),
                             toMs(header->frames * first.samples));
        }
        frames = there.frames;
        audioBytes = there.bytes;
    } else if (frames <= 0) {
        const Walk there = walk(bytes, header ? at + first.bytes : at, first);
        frames = there.frames;
        audioBytes = there.bytes;
    } else {
        // A header that promises far more frames than the bytes can hold lies.
        const std::int64_t most = held / 24 + 1;
        if (frames > most) {
            const Walk there = walk(bytes, at + first.bytes, first);
            frames = there.frames;
            audioBytes = there.bytes;
        } else if (header->bytes > 0) {
            audioBytes = header->bytes;
        }
    }
    return propertiesOf(frames * first.samples - (header ? header->trimmed : 0), first.sampleRateHz,
                        first.channels, audioBytes);
}

}  // namespace linnet::catalogue
