// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace linnet::catalogue {

/// What sorting and searching look at: compatibility-decomposed (so full width becomes plain),
/// without marks, case-folded, letters that do not decompose spelled plainly (ø→o, ł→l, đ→d, ß→ss,
/// æ→ae, œ→oe, þ→th, ð→d, ı→i), anything that is no letter or digit a space, and each CJK character
/// a word of its own, which makes a substring of them a phrase. Words are parted by single spaces.
/// A text without letters and digits ("!!!") folds to itself in lower case, so that it still sorts.
[[nodiscard]] QString fold(const QString& text);

/// What is written as one word with punctuation in it, folded as one: "acdc" for AC/DC, "rem" for
/// R.E.M., "blink182" for blink-182; where a sign stands for a letter also that ("kesha" for
/// Ke$ha). Several are parted by spaces; empty where there are none. It is searched beside the
/// folded text and never sorted by.
[[nodiscard]] QString joined(const QString& text);

/// A Han character, kana or bopomofo, which fold() sets apart.
[[nodiscard]] bool isCjk(char32_t c);

}  // namespace linnet::catalogue
