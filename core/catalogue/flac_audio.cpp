// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/flac_audio.h"

#include <array>
#include <optional>
#include <vector>

#include "core/catalogue/audio_bytes.h"

namespace linnet::catalogue {
namespace {

constexpr qsizetype kStreamInfo = 8;  // behind "fLaC" and the head of the first block
constexpr qsizetype kStreamInfoBytes = 34;

struct StreamInfo {
    int blockSize = 0;  ///< of a stream whose frames are all alike
    int sampleRateHz = 0;
    int channels = 0;
    std::int64_t samples = 0;  ///< 0: not known
};

std::optional<StreamInfo> streamInfo(QByteArrayView bytes) {
    if (bytes.size() < kStreamInfo + kStreamInfoBytes || (byteAt(bytes, 4) & 0x7f) != 0 ||
        bigEndian(bytes, 5, 3) < kStreamInfoBytes)
        return std::nullopt;
    StreamInfo info;
    info.blockSize = static_cast<int>(bigEndian(bytes, kStreamInfo, 2));
    // 20 bits rate, 3 bits channels, 5 bits depth, 36 bits length
    const std::uint64_t packed = bigEndian(bytes, kStreamInfo + 10, 8);
    info.sampleRateHz = static_cast<int>(packed >> 44);
    info.channels = static_cast<int>((packed >> 41) & 7) + 1;
    info.samples = static_cast<std::int64_t>(packed & 0xf'ffff'ffffU);
    return info.sampleRateHz > 0 ? std::optional(info) : std::nullopt;
}

struct Frame {
    qsizetype at = 0;
    std::int64_t first = 0;  ///< its first sample
    std::int64_t samples = 0;

    [[nodiscard]] std::int64_t end() const { return first + samples; }
};

/// The number behind the fixed part of a frame's head, coded as UTF-8 is, up to 36 bits; moves `at`
/// behind it.
std::optional<std::int64_t> codedNumber(QByteArrayView bytes, qsizetype& at) {
    const int head = byteAt(bytes, at++);
    if (head < 0x80)
        return head;
    int following = 0;
    for (int bit = 0x40; (head & bit) != 0; bit >>= 1)
        ++following;
    if (following < 1 || following > 6 || at + following > bytes.size())
        return std::nullopt;
    std::int64_t number = head & (0x3f >> following);
    for (int i = 0; i < following; ++i) {
        const int next = byteAt(bytes, at++);
        if ((next & 0xc0) != 0x80)
            return std::nullopt;
        number = number << 6 | (next & 0x3f);
    }
    return number;
}

std::uint8_t crc8(QByteArrayView bytes) {
    unsigned crc = 0;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x80U) != 0 ? (crc << 1 ^ 0x07U) & 0xffU : crc << 1;
    }
    return static_cast<std::uint8_t>(crc);
}

/// 0 over a whole frame, whose last two bytes are the sum of the others.
std::uint16_t crc16(QByteArrayView bytes) {
    static constexpr auto kTable = [] {
        std::array<std::uint16_t, 256> table{};
        for (unsigned i = 0; i < 256; ++i) {
            unsigned crc = i << 8;
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc & 0x8000U) != 0 ? (crc << 1 ^ 0x8005U) & 0xffffU : crc << 1;
            table[i] = static_cast<std::uint16_t>(crc);
        }
        return table;
    }();
    unsigned crc = 0;
    for (const char byte : bytes)
        crc = (crc << 8 & 0xffffU) ^ kTable[(crc >> 8) ^ static_cast<std::uint8_t>(byte)];
    return static_cast<std::uint16_t>(crc);
}

/// The head of a frame (RFC 9639, 9.1) that belongs to this stream, as far as a head can tell.
std::optional<Frame> frameAt(QByteArrayView bytes, qsizetype at, const StreamInfo& info) {
    constexpr qsizetype kShortest = 6;
    if (at + kShortest > bytes.size() || byteAt(bytes, at) != 0xff ||
        (byteAt(bytes, at + 1) & 0xfe) != 0xf8)
        return std::nullopt;
    const bool variable = (byteAt(bytes, at + 1) & 1) != 0;
    const int sizeCode = byteAt(bytes, at + 2) >> 4;
    const int rateCode = byteAt(bytes, at + 2) & 15;
    const int channelCode = byteAt(bytes, at + 3) >> 4;
    const int channels = channelCode < 8 ? channelCode + 1 : channelCode < 11 ? 2 : 0;
    if (sizeCode == 0 || rateCode == 15 || channels != info.channels ||
        (byteAt(bytes, at + 3) & 1) != 0)
        return std::nullopt;
    qsizetype next = at + 4;
    const auto number = codedNumber(bytes, next);
    const int sizeBytes = sizeCode == 6 ? 1 : sizeCode == 7 ? 2 : 0;
    const int rateBytes = rateCode == 12 ? 1 : rateCode > 12 ? 2 : 0;
    if (!number || next + sizeBytes + rateBytes + 1 > bytes.size())
        return std::nullopt;
    Frame frame;
    frame.at = at;
    if (sizeBytes > 0)
        frame.samples = static_cast<std::int64_t>(bigEndian(bytes, next, sizeBytes)) + 1;
    else
        frame.samples = sizeCode == 1  ? 192
                        : sizeCode < 6 ? 576 << (sizeCode - 2)
                                       : 256 << (sizeCode - 8);
    next += sizeBytes + rateBytes;
    if (crc8(bytes.sliced(at, next - at)) != byteAt(bytes, next))
        return std::nullopt;
    frame.first = variable ? *number : *number * info.blockSize;
    if (info.samples > 0 && frame.end() > info.samples)
        return std::nullopt;
    return frame;
}

/// The last frame, looked for from the end: one that goes on where the one before it ends, or that
/// is the first. Sound can look like a head by chance, but not like two that fit.
std::optional<Frame> lastFrame(QByteArrayView bytes, qsizetype begin, const StreamInfo& info) {
    constexpr std::size_t kMostInDoubt = 64;
    std::vector<Frame> inDoubt;
    for (qsizetype at = bytes.size(); at > begin;) {
        at = bytes.first(at).lastIndexOf('\xff');
        if (at < begin)
            break;
        const auto frame = frameAt(bytes, at, info);
        if (!frame)
            continue;
        for (const Frame& later : inDoubt)
            if (frame->end() == later.first)
                return later;
        if (at == begin)
            return frame;
        if (inDoubt.size() == kMostInDoubt)
            inDoubt.erase(inDoubt.begin());
        inDoubt.push_back(*frame);
    }
    return std::nullopt;
}

/// Without the ID3v1 and APE tags that some put behind any format.
QByteArrayView withoutTagsBehind(QByteArrayView bytes) {
    if (bytes.size() >= 128 && hasAt(bytes, bytes.size() - 128, "TAG"))
        bytes.chop(128);
    const qsizetype footer = bytes.size() - 32;
    if (footer >= 0 && hasAt(bytes, footer, "APETAGEX")) {
        const auto size = static_cast<qsizetype>(littleEndian(bytes, footer + 12, 4));
        const qsizetype head = (byteAt(bytes, footer + 23) & 0x80) != 0 ? 32 : 0;
        bytes.chop(std::min(size + head, bytes.size()));
    }
    return bytes;
}

}  // namespace

qsizetype flacMetadataBytes(QByteArrayView bytes) {
    qsizetype at = 4;
    for (bool last = false; !last && at + 4 <= bytes.size();) {
        last = (byteAt(bytes, at) & 0x80) != 0;
        at += 4 + static_cast<qsizetype>(bigEndian(bytes, at + 1, 3));
        if (!last && at + 4 > bytes.size())
            return bytes.size() + 1;
    }
    return at;
}

Result<AudioProperties> inspectFlac(QByteArrayView bytes) {
    const auto info = streamInfo(bytes);
    if (!info)
        return noAudio(bytes);
    const auto expected = lengthOf(info->samples, info->sampleRateHz);
    const qsizetype begin = std::min(flacMetadataBytes(bytes), bytes.size());
    const QByteArrayView audio = withoutTagsBehind(bytes);
    const auto last = lastFrame(audio, begin, *info);
    std::int64_t held = 0;
    if (last)
        held = crc16(audio.sliced(last->at)) == 0 ? last->end() : last->first;
    const auto heldLength = lengthOf(held, info->sampleRateHz);
    if (expected - heldLength > kMostMissing)
        return truncated(heldLength, expected);
    if (held == 0)
        return noAudio(bytes);
    return propertiesOf(held, info->sampleRateHz, info->channels, audio.size() - begin);
}

}  // namespace linnet::catalogue
