// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <algorithm>
#include <chrono>
#include <cstdint>

#include "core/catalogue/audio_properties.h"
#include "storage/result.h"

/// For the readers of audio formats: numbers out of bytes, and what all of them answer alike. Who
/// reads a number has made sure that it lies within the bytes.
namespace linnet::catalogue {

[[nodiscard]] inline std::uint8_t byteAt(QByteArrayView bytes, qsizetype at) {
    return static_cast<std::uint8_t>(bytes[at]);
}

/// A number of `count` bytes (up to 8), the highest first.
[[nodiscard]] inline std::uint64_t bigEndian(QByteArrayView bytes, qsizetype at, int count) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | byteAt(bytes, at + i);
    return value;
}

/// A number of `count` bytes (up to 8), the lowest first.
[[nodiscard]] inline std::uint64_t littleEndian(QByteArrayView bytes, qsizetype at, int count) {
    std::uint64_t value = 0;
    for (int i = count; i-- > 0;)
        value = value << 8 | byteAt(bytes, at + i);
    return value;
}

[[nodiscard]] inline bool hasAt(QByteArrayView bytes, qsizetype at, QByteArrayView magic) {
    return at >= 0 && bytes.size() - at >= magic.size() && bytes.sliced(at, magic.size()) == magic;
}

[[nodiscard]] inline std::chrono::milliseconds lengthOf(std::int64_t samples, int rateHz) {
    return std::chrono::milliseconds(std::max<std::int64_t>(samples, 0) * 1000 / rateHz);
}

/// `audioBytes`: those that hold the sound.
[[nodiscard]] inline AudioProperties propertiesOf(std::int64_t samples, int rateHz, int channels,
                                                  std::int64_t audioBytes) {
    AudioProperties audio{lengthOf(samples, rateHz), 0, rateHz, channels};
    if (audio.duration.count() > 0)
        audio.bitrateKbps = static_cast<int>(
            std::min<std::int64_t>(audioBytes * 8 / audio.duration.count(), 1'000'000));
    return audio;
}

[[nodiscard]] inline auto noAudio(QByteArrayView bytes) {
    return fail(ErrorCode::NoAudio, QStringLiteral("%1 bytes").arg(bytes.size()));
}

[[nodiscard]] inline auto truncated(std::chrono::milliseconds held,
                                    std::chrono::milliseconds expected) {
    return fail(ErrorCode::Truncated,
                QStringLiteral("%1/%2").arg(held.count()).arg(expected.count()));
}

/// A file that lacks no more than this is taken: the last packet of a recording is easily lost.
inline constexpr std::chrono::seconds kMostMissing{1};

}  // namespace linnet::catalogue
