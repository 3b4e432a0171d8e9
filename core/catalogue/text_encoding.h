// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace linnet::catalogue {

/// What the bytes of a tag can be read as that names no encoding, or the wrong one. Stored by
/// number (songs.text_encoding): never renumber.
enum class TextEncoding : std::uint8_t {
    Utf8 = 1,
    Western = 2,              ///< windows-1252
    CentralEuropean = 3,      ///< windows-1250
    Cyrillic = 4,             ///< windows-1251
    CyrillicKoi8 = 5,         ///< KOI8-R
    Greek = 6,                ///< windows-1253
    Turkish = 7,              ///< windows-1254
    Hebrew = 8,               ///< windows-1255
    Arabic = 9,               ///< windows-1256
    Baltic = 10,              ///< windows-1257
    Thai = 11,                ///< windows-874
    Japanese = 12,            ///< Shift-JIS as Windows has it (windows-31j)
    JapaneseEuc = 13,         ///< EUC-JP
    SimplifiedChinese = 14,   ///< GBK
    TraditionalChinese = 15,  ///< Big5 with Hong Kong's characters
    Korean = 16,              ///< EUC-KR as Windows has it (windows-949)
};
inline constexpr TextEncoding kFirstEncoding = TextEncoding::Utf8;
inline constexpr TextEncoding kLastEncoding = TextEncoding::Korean;

}  // namespace linnet::catalogue
