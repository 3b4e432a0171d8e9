// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/ids.h"

#include <QRandomGenerator>
#include <chrono>
#include <mutex>

namespace linnet::uuid {

Bytes generate() {
    static std::mutex mutex;
    static std::uint64_t lastMs = 0;
    static std::uint32_t counter = 0;  // 26 bits below the milliseconds: order within one

    const std::scoped_lock lock(mutex);
    const auto now =
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(
                                       std::chrono::system_clock::now().time_since_epoch())
                                       .count());
    auto* random = QRandomGenerator::system();
    if (now > lastMs) {
        lastMs = now;
        counter = random->generate() & 0x1ffffff;  // top bit clear: room to count up
    } else if (++counter > 0x3ffffff) {
        ++lastMs;  // the clock stands still or went back: borrow from the future
        counter = 0;
    }
    const std::uint64_t tail = random->generate64();
    Bytes bytes{};
    for (std::size_t i = 0; i < 6; ++i)
        bytes[i] = static_cast<std::uint8_t>(lastMs >> (40 - 8 * i));
    bytes[6] = static_cast<std::uint8_t>(0x70 | (counter >> 22));
    bytes[7] = static_cast<std::uint8_t>(counter >> 14);
    bytes[8] = static_cast<std::uint8_t>(0x80 | ((counter >> 8) & 0x3f));
    bytes[9] = static_cast<std::uint8_t>(counter);
    for (std::size_t i = 10; i < 16; ++i)
        bytes[i] = static_cast<std::uint8_t>(tail >> (8 * (i - 10)));
    return bytes;
}

QString toString(const Bytes& bytes) {
    const QByteArray hex =
        QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()), 16).toHex();
    QString text = QString::fromLatin1(hex);
    for (const qsizetype at : {20, 16, 12, 8})
        text.insert(at, QLatin1Char('-'));
    return text;
}

std::optional<Bytes> fromString(QStringView text) {
    if (text.size() != 36)
        return std::nullopt;
    Bytes bytes{};
    std::size_t nibble = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != u'-')
                return std::nullopt;
            continue;
        }
        int value = 0;
        if (c >= u'0' && c <= u'9')
            value = c - u'0';
        else if (c >= u'a' && c <= u'f')
            value = c - u'a' + 10;
        else if (c >= u'A' && c <= u'F')
            value = c - u'A' + 10;
        else
            return std::nullopt;
        auto& byte = bytes[nibble / 2];
        byte = static_cast<std::uint8_t>((byte << 4) | value);
        ++nibble;
    }
    return bytes;
}

}  // namespace linnet::uuid
