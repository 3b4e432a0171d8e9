// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

/// ID3 tags byte by byte, also such as no program should write.
namespace linnet::testing {

/// A frame of ID3v2.`version`: three letters of name in 2, four in 3 and 4. Its size is stored as
/// the version wants it, or plainly in version 4, too, as iTunes once did.
[[nodiscard]] QByteArray id3Frame(int version, const char* name, const QByteArray& data,
                                  bool plainSize = false);
/// A text frame: the encoding's number (0 ISO-8859-1, 1 UTF-16, 2 UTF-16BE, 3 UTF-8) and its bytes.
[[nodiscard]] QByteArray id3Text(int version, const char* name, int encoding,
                                 const QByteArray& text);
/// A whole tag with `padding` zeros at its end.
[[nodiscard]] QByteArray id3v2(int version, const QList<QByteArray>& frames, int padding = 0,
                               int flags = 0);
/// 128 bytes; texts are cut at 30 bytes wherever that is. `track` 0: ID3v1.0.
[[nodiscard]] QByteArray id3v1(const QByteArray& title, const QByteArray& artist,
                               const QByteArray& album, const QByteArray& year = "1999",
                               int track = 0);
/// UTF-16 with a byte order mark.
[[nodiscard]] QByteArray utf16(const QString& text, bool bigEndian = false);

}  // namespace linnet::testing
