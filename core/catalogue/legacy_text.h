// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "core/catalogue/text_encoding.h"

/// Text whose encoding is still open. ID3v1 and the "ISO-8859-1" frames of ID3v2 hold whatever the
/// computer of the time had; which that was is seen only from more than one song. Until then the
/// bytes from 0x80 on stand in the text as marks (0xE9 is U+F7E9), so that they go through parting,
/// trimming and joining like letters and nothing of them is lost.
namespace linnet::catalogue {

/// While one lives, TagLib gives such texts marked on this thread; others keep what they get.
class MarkLegacyText {
 public:
    MarkLegacyText();
    ~MarkLegacyText();
    MarkLegacyText(const MarkLegacyText&) = delete;
    MarkLegacyText& operator=(const MarkLegacyText&) = delete;
};

/// Bytes as text with marks.
[[nodiscard]] QString marked(QByteArrayView bytes);
[[nodiscard]] bool isMarked(const QString& text);
/// The text as it stood in the tag; letters that were no marks as UTF-8.
[[nodiscard]] QByteArray legacyBytes(const QString& text);
/// The marks read in this encoding; a text without marks as it is. A character cut off at the end
/// (ID3v1 has room for 30 bytes) goes; other bytes that mean nothing become U+FFFD.
[[nodiscard]] QString readAs(const QString& text, TextEncoding encoding);
[[nodiscard]] QString decode(QByteArrayView bytes, TextEncoding encoding);

}  // namespace linnet::catalogue
