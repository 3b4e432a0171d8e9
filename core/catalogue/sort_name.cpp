// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/sort_name.h"

#include <QRegularExpression>

#include "core/catalogue/fold.h"

namespace linnet::catalogue {
namespace {

/// Where the name begins behind its article; 0 where it has none.
qsizetype behindArticle(const QString& name) {
    static const QRegularExpression article(
        QStringLiteral("^(?:(?:the|an?|"     // English
                       "der|die|das|"        // German
                       "le|la|les|"          // French
                       "el|los|las|"         // Spanish
                       "il|lo|gli|"          // Italian
                       "de|het|['’]t|"       // Dutch
                       "den|det)\\s+|"       // Scandinavian
                       "l['’](?=\\w{2}))"),  // French, Italian
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const auto match = article.match(name);
    return match.hasMatch() ? match.capturedEnd() : 0;
}

}  // namespace

QString sortKey(const QString& name, const QString& sortName) {
    if (!sortName.isEmpty())
        return fold(sortName);
    const qsizetype behind = behindArticle(name);
    if (behind > 0) {
        QString rest = fold(name.sliced(behind));
        if (!rest.isEmpty())
            return rest;
    }
    return fold(name);
}

}  // namespace linnet::catalogue
