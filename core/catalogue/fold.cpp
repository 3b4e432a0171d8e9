// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/fold.h"

namespace linnet::catalogue {
namespace {

bool isCjk(char32_t c) {
    switch (QChar::script(c)) {
        case QChar::Script_Han:
        case QChar::Script_Hiragana:
        case QChar::Script_Katakana:
        case QChar::Script_Bopomofo:
            return true;
        default:
            return c == U'\u30fc';  // the long vowel mark, common to both kana
    }
}

/// The plain spelling of a letter that has no decomposition, or null.
const char16_t* plain(char32_t c) {
    switch (c) {
        case U'\u00f8':
            return u"o";
        case U'\u0142':
            return u"l";
        case U'\u0111':
        case U'\u00f0':
            return u"d";
        case U'\u0131':
            return u"i";
        case U'\u00df':
            return u"ss";
        case U'\u00e6':
            return u"ae";
        case U'\u0153':
            return u"oe";
        case U'\u00fe':
            return u"th";
        case U'\u0127':
            return u"h";
        case U'\u0167':
            return u"t";
        case U'\u014b':
            return u"n";
        default:
            return nullptr;
    }
}

void startWord(QString& folded) {
    if (!folded.isEmpty() && !folded.endsWith(QLatin1Char(' ')))
        folded += QLatin1Char(' ');
}

}  // namespace

QString fold(const QString& text) {
    // Korean syllables decompose into letters, which a prefix then finds one by one.
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString folded;
    folded.reserve(decomposed.size());
    bool afterCjk = false;
    const auto codePoints = decomposed.toUcs4();
    for (const char32_t c : codePoints) {
        if (QChar::isMark(c))
            continue;
        // Apostrophes stand inside words: "don't" is one.
        if (c == U'\'' || c == U'\u2019' || c == U'\u02bc')
            continue;
        if (!QChar::isLetterOrNumber(c)) {
            startWord(folded);
            afterCjk = false;
            continue;
        }
        const bool cjk = isCjk(c);
        if (cjk || afterCjk)
            startWord(folded);
        afterCjk = cjk;
        if (const char16_t* letters = plain(c))
            folded += QStringView(letters);
        else
            folded += QStringView(QChar::fromUcs4(c));
    }
    folded = folded.trimmed();
    return folded.isEmpty() ? text.trimmed().toCaseFolded() : folded;
}

QString SearchTerm::expression() const {
    return phrase ? QStringLiteral("\"%1\"").arg(text) : QStringLiteral("\"%1\"*").arg(text);
}

bool SearchTerm::isIn(const QString& folded) const {
    for (qsizetype at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + 1)) {
        const qsizetype end = at + text.size();
        const bool begins = at == 0 || folded[at - 1] == QLatin1Char(' ');
        const bool ends = end == folded.size() || folded[end] == QLatin1Char(' ');
        if (begins && (ends || !phrase))
            return true;
    }
    return false;
}

std::vector<SearchTerm> searchTerms(const QString& typed) {
    std::vector<SearchTerm> terms;
    QString phrase;
    const auto endPhrase = [&] {
        if (!phrase.isEmpty())
            terms.push_back({phrase.trimmed(), true});
        phrase.clear();
    };
    const QStringList words = fold(typed).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const auto codePoints = word.toUcs4();
        if (codePoints.size() == 1 && isCjk(codePoints.front())) {
            phrase += word + QLatin1Char(' ');
            continue;
        }
        endPhrase();
        const bool hasLetter = std::any_of(codePoints.begin(), codePoints.end(),
                                           [](char32_t c) { return QChar::isLetterOrNumber(c); });
        if (hasLetter)
            terms.push_back({QString(word).remove(QLatin1Char('"')), false});
    }
    endPhrase();
    return terms;
}

QString searchExpression(const QString& typed) {
    QStringList expressions;
    for (const SearchTerm& term : searchTerms(typed))
        expressions += term.expression();
    return expressions.join(QLatin1Char(' '));
}

}  // namespace linnet::catalogue
