// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/encoding_words.h"

#include <QCoreApplication>

namespace linnet::ui::words {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("linnet::ui::words", text);
}

}  // namespace

QString encoding(catalogue::TextEncoding encoding) {
    using enum catalogue::TextEncoding;
    switch (encoding) {
        case Utf8:
            return tr("Unicode (UTF-8)");
        case Western:
            return tr("Western European (Windows-1252)");
        case CentralEuropean:
            return tr("Central European (Windows-1250)");
        case Cyrillic:
            return tr("Cyrillic (Windows-1251)");
        case CyrillicKoi8:
            return tr("Cyrillic (KOI8-R)");
        case Greek:
            return tr("Greek (Windows-1253)");
        case Turkish:
            return tr("Turkish (Windows-1254)");
        case Hebrew:
            return tr("Hebrew (Windows-1255)");
        case Arabic:
            return tr("Arabic (Windows-1256)");
        case Baltic:
            return tr("Baltic (Windows-1257)");
        case Thai:
            return tr("Thai (Windows-874)");
        case Japanese:
            return tr("Japanese (Shift-JIS)");
        case JapaneseEuc:
            return tr("Japanese (EUC-JP)");
        case SimplifiedChinese:
            return tr("Simplified Chinese (GBK)");
        case TraditionalChinese:
            return tr("Traditional Chinese (Big5)");
        case Korean:
            return tr("Korean (EUC-KR)");
    }
    return {};
}

}  // namespace linnet::ui::words
