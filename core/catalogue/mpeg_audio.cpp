// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/mpeg_audio.h"

#include <array>
#include <optional>

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

std::uint8_t byteAt(QByteArrayView bytes, qsizetype at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

std::uint32_t bigEndian(QByteArrayView bytes, qsizetype at) {
    return std::uint32_t{byteAt(bytes, at)} << 24 | std::uint32_t{byteAt(bytes, at + 1)} << 16 |
           std::uint32_t{byteAt(bytes, at + 2)} << 8 | byteAt(bytes, at + 3);
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

/// Where the tags at the start end (ID3v2, possibly several).
qsizetype audioBegin(QByteArrayView bytes) {
    qsizetype at = 0;
    while (at + 10 <= bytes.size() && bytes.sliced(at, 3) == QByteArrayView("ID3")) {
        const qsizetype size = (byteAt(bytes, at + 6) & 0x7f) << 21 |
                               (byteAt(bytes, at + 7) & 0x7f) << 14 |
                               (byteAt(bytes, at + 8) & 0x7f) << 7 | (byteAt(bytes, at + 9) & 0x7f);
        const bool footer = (byteAt(bytes, at + 5) & 0x10) != 0;
        at += 10 + size + (footer ? 10 : 0);
    }
    return std::min(at, bytes.size());
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

QString otherFormat(QByteArrayView bytes) {
    const auto startsWith = [&](qsizetype at, QByteArrayView magic) {
        return bytes.size() >= at + magic.size() && bytes.sliced(at, magic.size()) == magic;
    };
    if (startsWith(0, "fLaC"))
        return QStringLiteral("FLAC");
    if (startsWith(0, "OggS"))
        return QStringLiteral("Ogg");
    if (startsWith(0, "RIFF") && startsWith(8, "WAVE"))
        return QStringLiteral("WAV");
    if (startsWith(0, "FORM") && (startsWith(8, "AIFF") || startsWith(8, "AIFC")))
        return QStringLiteral("AIFF");
    if (startsWith(4, "ftyp"))
        return QStringLiteral("MP4");
    if (startsWith(0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11"))
        return QStringLiteral("WMA");
    if (startsWith(0, "MAC "))
        return QStringLiteral("Monkey's Audio");
    if (startsWith(0, "wvpk"))
        return QStringLiteral("WavPack");
    return {};
}

struct LengthHeader {
    std::int64_t frames = 0;
    std::int64_t bytes = 0;
    int trimmed = 0;  ///< samples of encoder delay and padding
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
        const std::uint32_t flags = bigEndian(bytes, xing + 4);
        qsizetype field = xing + 8;
        if (flags & 1) {
            header.frames = bigEndian(bytes, field);
            field += 4;
        }
        if (flags & 2) {
            header.bytes = bigEndian(bytes, field);
            field += 4;
        }
        field += (flags & 4 ? 100 : 0) + (flags & 8 ? 4 : 0);
        if (field + 25 <= bytes.size()) {  // LAME's part: delay and padding, 12 bits each
            const std::uint32_t gap = bigEndian(bytes, field + 21) >> 8;
            header.trimmed = static_cast<int>((gap >> 12) + (gap & 0xfff));
        }
        return header;
    }
    const qsizetype vbri = at + 36;
    if (vbri + 18 <= bytes.size() && bytes.sliced(vbri, 4) == QByteArrayView("VBRI")) {
        header.bytes = bigEndian(bytes, vbri + 10);
        header.frames = bigEndian(bytes, vbri + 14);
        return header;
    }
    return std::nullopt;
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

Result<MpegAudio> inspectMpegAudio(QByteArrayView bytes) {
    if (bytes.isEmpty())
        return fail(ErrorCode::NoAudio, QStringLiteral("0 bytes"));
    const qsizetype begin = audioBegin(bytes);
    if (const QString name = otherFormat(bytes.sliced(begin)); !name.isEmpty())
        return fail(ErrorCode::Unsupported, name);
    const qsizetype at = firstFrame(bytes, begin);
    if (at < 0)
        return fail(ErrorCode::NoAudio, QStringLiteral("%1 bytes").arg(bytes.size()));
    const FrameHeader first = *frameAt(bytes, at);

    MpegAudio audio;
    audio.sampleRateHz = first.sampleRateHz;
    audio.channels = first.channels;
    const auto toMs = [&](std::int64_t samples) {
        return std::chrono::milliseconds(std::max<std::int64_t>(samples, 0) * 1000 /
                                         first.sampleRateHz);
    };

    const auto header = lengthHeader(bytes, at, first);
    const std::int64_t held = bytes.size() - at;
    std::int64_t frames = header ? header->frames : 0;
    std::int64_t audioBytes = held;
    if (header && header->frames > 0 && header->bytes > 0 && header->bytes > held) {
        // The header promises more bytes than there are: count what is there.
        const Walk there = walk(bytes, at + first.bytes, first);
        const auto missing = toMs((header->frames - there.frames) * first.samples);
        if (missing > std::chrono::seconds(1)) {
            return fail(ErrorCode::Truncated,
                        QStringLiteral("%1/%2")
                            .arg(toMs(there.frames * first.samples).count())
                            .arg(toMs(header->frames * first.samples).count()));
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
    audio.duration = toMs(frames * first.samples - (header ? header->trimmed : 0));
    if (audio.duration.count() > 0)
        audio.bitrateKbps = static_cast<int>(audioBytes * 8 / audio.duration.count());
    return audio;
}

}  // namespace linnet::catalogue
