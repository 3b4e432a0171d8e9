// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/encoding_words.h"

#include <QCoreApplication>

namespace linnet::ui::words {
namespace {

QString named(const char* text) {
    return QCoreApplication::translate("linnet::ui::words", text);
}

}  // namespace

QString encoding(catalogue::TextEncoding encoding) {
    using enum catalogue::TextEncoding;
    switch (encoding) {
        case Utf8:
            return named("Unicode (UTF-8)");
        case Western:
            return named("Western European (Windows-1252)");
        case CentralEuropean:
            return named("Central European (Windows-1250)");
        case Cyrillic:
            return named("Cyrillic (Windows-1251)");
        case CyrillicKoi8:
            return named("Cyrillic (KOI8-R)");
        case Greek:
            return named("Greek (Windows-1253)");
        case Turkish:
            return named("Turkish (Windows-1254)");
        case Hebrew:
            return named("Hebrew (Windows-1255)");
        case Arabic:
            return named("Arabic (Windows-1256)");
        case Baltic:
            return named("Baltic (Windows-1257)");
        case Thai:
            return named("Thai (Windows-874)");
        case Japanese:
            return named("Japanese (Shift-JIS)");
        case JapaneseEuc:
            return named("Japanese (EUC-JP)");
        case SimplifiedChinese:
            return named("Simplified Chinese (GBK)");
        case TraditionalChinese:
            return named("Traditional Chinese (Big5)");
        case Korean:
            return named("Korean (EUC-KR)");
    }
    return {};
}

}  // namespace linnet::ui::words
