// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/id3.h"

#include <QStringEncoder>

namespace linnet::testing {
namespace {

QByteArray sizeBytes(qsizetype size, int bytes, int bits) {
    QByteArray result;
    for (int i = bytes; i-- > 0;)
        result.append(static_cast<char>(size >> (i * bits) & ((1 << bits) - 1)));
    return result;
}

}  // namespace

QByteArray id3Frame(int version, const char* name, const QByteArray& data, bool plainSize) {
    if (version == 2)
        return QByteArray(name) + sizeBytes(data.size(), 3, 8) + data;
    return QByteArray(name) + sizeBytes(data.size(), 4, version == 4 && !plainSize ? 7 : 8) +
           QByteArray(2, '\0') + data;
}

QByteArray id3Text(int version, const char* name, int encoding, const QByteArray& text) {
    return id3Frame(version, name, QByteArray(1, static_cast<char>(encoding)) + text);
}

QByteArray id3v2(int version, const QList<QByteArray>& frames, int padding, int flags) {
    const QByteArray body = frames.join() + QByteArray(padding, '\0');
    QByteArray head("ID3");
    head.append(static_cast<char>(version)).append('\0').append(static_cast<char>(flags));
    return head + sizeBytes(body.size(), 4, 7) + body;
}

QByteArray id3v1(const QByteArray& title, const QByteArray& artist, const QByteArray& album,
                 const QByteArray& year, int track) {
    const auto field = [](const QByteArray& text, qsizetype size) {
        return text.left(size).leftJustified(size, '\0');
    };
    QByteArray tag = "TAG" + field(title, 30) + field(artist, 30) + field(album, 30) +
                     field(year, 4) + field({}, 28);
    tag.append('\0').append(static_cast<char>(track)).append(static_cast<char>(0xff));
    return tag;
}

QByteArray utf16(const QString& text, bool bigEndian) {
    QStringEncoder encoder(bigEndian ? QStringEncoder::Utf16BE : QStringEncoder::Utf16LE,
                           QStringEncoder::Flag::WriteBom);
    return encoder.encode(text);
}

}  // namespace linnet::testing
