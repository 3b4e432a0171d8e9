// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/riff_audio.h"

#include <array>
#include <cmath>
#include <optional>

#include "core/catalogue/audio_bytes.h"

namespace linnet::catalogue {
namespace {

const Chunk* find(const std::vector<Chunk>& chunks, QByteArrayView id) {
    const auto found = std::ranges::find(chunks, id, &Chunk::id);
    return found == chunks.end() ? nullptr : &*found;
}

struct Sound {
    int sampleRateHz = 0;
    int channels = 0;
    int frameBytes = 0;  ///< of one sample of all channels
};

/// What both formats answer once it is known where the sound lies.
Result<AudioProperties> wholeSound(const Sound& sound, std::int64_t heldBytes,
                                   std::int64_t expectedFrames, QByteArrayView file) {
    const std::int64_t held = std::min(heldBytes / sound.frameBytes, expectedFrames);
    const auto heldLength = lengthOf(held, sound.sampleRateHz);
    const auto expected = lengthOf(expectedFrames, sound.sampleRateHz);
    if (expected - heldLength > kMostMissing)
        return truncated(heldLength, expected);
    if (held == 0)
        return noAudio(file);
    return propertiesOf(held, sound.sampleRateHz, sound.channels, held * sound.frameBytes);
}

/// The rate of an AIFF: an 80-bit float, sign, 15 bits of exponent, 64 bits of mantissa.
double extended(QByteArrayView bytes, qsizetype at) {
    const int exponent = static_cast<int>(bigEndian(bytes, at, 2) & 0x7fff);
    return std::ldexp(static_cast<double>(bigEndian(bytes, at + 2, 8)), exponent - 16383 - 63);
}

/// Bytes of one sample of one channel of an AIFF-C; 0: not one that is played.
int sampleBytes(QByteArrayView compression, int bits) {
    struct Known {
        QByteArrayView id;
        int bytes;
    };
    static constexpr std::array kKnown{
        Known{"NONE", 0}, Known{"twos", 0}, Known{"sowt", 0}, Known{"raw ", 1},
        Known{"in24", 3}, Known{"42ni", 3}, Known{"in32", 4}, Known{"23ni", 4},
        Known{"fl32", 4}, Known{"FL32", 4}, Known{"fl64", 8}, Known{"FL64", 8},
        Known{"alaw", 1}, Known{"ALAW", 1}, Known{"ulaw", 1}, Known{"ULAW", 1},
    };
    for (const Known& known : kKnown)
        if (compression == known.id)
            return known.bytes > 0 ? known.bytes : (bits + 7) / 8;
    return 0;
}

}  // namespace

std::vector<Chunk> chunksOf(QByteArrayView bytes) {
    const bool little = hasAt(bytes, 0, "RIFF");
    std::vector<Chunk> chunks;
    for (qsizetype at = 12; at + 8 <= bytes.size();) {
        Chunk chunk;
        chunk.id = bytes.sliced(at, 4);
        chunk.bytes = static_cast<std::int64_t>(little ? littleEndian(bytes, at + 4, 4)
                                                       : bigEndian(bytes, at + 4, 4));
        at += 8;
        const std::int64_t there = std::min<std::int64_t>(chunk.bytes, bytes.size() - at);
        chunk.data = bytes.sliced(at, there);
        chunks.push_back(chunk);
        at += there + (chunk.bytes & 1);
    }
    return chunks;
}

Result<AudioProperties> inspectWav(QByteArrayView bytes) {
    const auto chunks = chunksOf(bytes);
    const Chunk* format = find(chunks, "fmt ");
    const Chunk* data = find(chunks, "data");
    if (format == nullptr || format->data.size() < 16 || data == nullptr)
        return noAudio(bytes);
    constexpr int kPcm = 1;
    constexpr int kFloat = 3;
    constexpr int kALaw = 6;
    constexpr int kMuLaw = 7;
    constexpr int kExtensible = 0xfffe;  // the code proper follows
    int code = static_cast<int>(littleEndian(format->data, 0, 2));
    if (code == kExtensible && format->data.size() >= 26)
        code = static_cast<int>(littleEndian(format->data, 24, 2));
    if (code != kPcm && code != kFloat && code != kALaw && code != kMuLaw)
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("WAV (0x%1)").arg(code, 4, 16, QLatin1Char('0')));
    Sound sound;
    sound.channels = static_cast<int>(littleEndian(format->data, 2, 2));
    sound.sampleRateHz = static_cast<int>(littleEndian(format->data, 4, 4) & 0x7fff'ffff);
    const int bits = static_cast<int>(littleEndian(format->data, 14, 2));
    sound.frameBytes = sound.channels * ((bits + 7) / 8);
    if (sound.sampleRateHz == 0 || sound.frameBytes == 0)
        return noAudio(bytes);
    const std::int64_t toTheEnd = bytes.size() - (data->data.data() - bytes.data());
    constexpr std::int64_t kNeverClosed = 0xffff'f000;
    const bool closed = data->bytes > 0 && data->bytes < kNeverClosed;
    return wholeSound(sound, closed ? data->data.size() : toTheEnd,
                      (closed ? data->bytes : toTheEnd) / sound.frameBytes, bytes);
}

Result<AudioProperties> inspectAiff(QByteArrayView bytes) {
    const auto chunks = chunksOf(bytes);
    const Chunk* common = find(chunks, "COMM");
    if (common == nullptr || common->data.size() < 18)
        return noAudio(bytes);
    const QByteArrayView head = common->data;
    Sound sound;
    sound.channels = static_cast<int>(bigEndian(head, 0, 2));
    const auto frames = static_cast<std::int64_t>(bigEndian(head, 2, 4));
    const int bits = static_cast<int>(bigEndian(head, 6, 2));
    const double rate = extended(head, 8);
    if (!(rate >= 1 && rate < 10'000'000))
        return noAudio(bytes);
    sound.sampleRateHz = static_cast<int>(std::lround(rate));
    const QByteArrayView compression =
        hasAt(bytes, 8, "AIFC") && head.size() >= 22 ? head.sliced(18, 4) : QByteArrayView("NONE");
    const int width = sampleBytes(compression, bits);
    if (width == 0 && bits > 0)
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("AIFF (%1)").arg(QString::fromLatin1(compression)));
    sound.frameBytes = sound.channels * width;
    if (sound.frameBytes == 0)
        return noAudio(bytes);
    constexpr std::int64_t kBeforeSound = 8;  // an offset and a block size
    const Chunk* data = find(chunks, "SSND");
    const std::int64_t held =
        data == nullptr ? 0 : std::max<std::int64_t>(data->data.size() - kBeforeSound, 0);
    return wholeSound(sound, held, frames, bytes);
}

}  // namespace linnet::catalogue
