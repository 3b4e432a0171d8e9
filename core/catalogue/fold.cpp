// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/fold.h"

#include <QStringList>
#include <algorithm>

namespace linnet::catalogue {
namespace {

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

/// The letter that a sign inside a word stands for (P!nk, Ke$ha, M@), or nothing.
char16_t letterOf(QChar sign) {
    switch (sign.unicode()) {
        case u'!':
            return u'i';
        case u'$':
            return u's';
        case u'@':
            return u'a';
        default:
            return 0;
    }
}

constexpr qsizetype kLongestWord = 60;

/// Of one word as it is written, without spaces.
void joinWord(QStringView word, QStringList& found) {
    const auto isLetter = [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); };
    while (!word.isEmpty() && !isLetter(word.front()) && letterOf(word.front()) == 0)
        word = word.sliced(1);
    while (!word.isEmpty() && !isLetter(word.back()) && !word.back().isMark())
        word.chop(1);
    if (word.size() < 3 || word.size() > kLongestWord)
        return;
    QString without;
    QString with;
    bool inside = false;
    for (const QChar c : word) {
        const char16_t letter = letterOf(c);
        if (isLetter(c) || c.isMark() || c == u'\'' || c == u'\u2019') {
            without += c;
            with += c;
            continue;
        }
        inside = true;
        if (letter != 0)
            with += QChar(letter);
    }
    if (!inside)
        return;
    for (const QString& form : {without, with}) {
        const QString folded = fold(form);
        // CJK characters stay words of their own, so there is nothing to join.
        if (folded.size() > 1 && !folded.contains(u' ') && !found.contains(folded))
            found += folded;
    }
}

}  // namespace

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

QString joined(const QString& text) {
    QStringList found;
    // Most names have no punctuation.
    const auto plainChar = [](QChar c) { return c.isLetterOrNumber() || c.isSpace(); };
    if (std::all_of(text.begin(), text.end(), plainChar))
        return {};
    for (const QStringView word : QStringView(text).split(u' ', Qt::SkipEmptyParts))
        joinWord(word, found);
    return found.join(u' ');
}

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

}  // namespace linnet::catalogue
