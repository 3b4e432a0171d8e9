// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/password_strength.h"

#include <QCoreApplication>
#include <QSet>
#include <array>
#include <cmath>

namespace linnet::ui {
namespace {

constexpr int kShortest = 8;

/// A character is worth little when it repeats the one before it or goes on in a row with it.
double newCharacters(const QString& text) {
    double count = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int step = i > 0 ? std::abs(text[i].unicode() - text[i - 1].unicode()) : 100;
        count += step <= 1 ? 0.25 : 1.0;
    }
    return count;
}

double bits(const QString& text) {
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool sign = false;
    bool wide = false;
    QSet<QChar> different;
    for (const QChar c : text) {
        lower |= c.isLower();
        upper |= c.isUpper();
        digit |= c.isDigit();
        sign |= c.unicode() < 128 && !c.isLetterOrNumber();
        wide |= c.unicode() >= 128;
        different.insert(c);
    }
    const int alphabet = lower * 26 + upper * 26 + digit * 10 + sign * 33 + wide * 100;
    const double variety = std::min(1.0, static_cast<double>(different.size()) / 6.0);
    return newCharacters(text) * std::log2(std::max(alphabet, 2)) * variety;
}

bool common(const QString& text) {
    static constexpr std::array<const char*, 14> kCommon{
        "password", "passwort", "12345678", "qwerty", "qwertz", "letmein", "iloveyou",
        "welcome",  "linnet",   "music",    "abc123", "111111", "admin",   "dragon"};
    const QString lower = text.toLower();
    for (const char* word : kCommon) {
        const QLatin1String known(word);
        if (lower.contains(known) && lower.size() - known.size() < 5)
            return true;
    }
    return false;
}

}  // namespace

int passwordStrength(const QString& password) {
    if (password.size() < kShortest)
        return 0;
    if (common(password))
        return 1;
    const double strength = bits(password);
    return strength < 36 ? 1 : strength < 54 ? 2 : strength < 78 ? 3 : 4;
}

QString passwordHint(const QString& password) {
    const auto say = [](const char* words) {
        return QCoreApplication::translate("PasswordHint", words);
    };
    if (password.size() < kShortest)
        return say(QT_TRANSLATE_NOOP("PasswordHint", "At least 8 characters."));
    switch (passwordStrength(password)) {
        case 1:
            return say(QT_TRANSLATE_NOOP("PasswordHint",
                                         "Weak. Others could guess it; a few words are better."));
        case 2:
            return say(QT_TRANSLATE_NOOP("PasswordHint", "Fair. One word more makes it strong."));
        case 3:
            return say(QT_TRANSLATE_NOOP("PasswordHint",
                                         "Strong. A few words are easier to remember than signs."));
        default:
            return say(QT_TRANSLATE_NOOP("PasswordHint", "Very strong."));
    }
}

}  // namespace linnet::ui
