// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace linnet::catalogue {

/// What sorting and searching look at: compatibility-decomposed (so full width becomes plain),
/// without marks, case-folded, letters that do not decompose spelled plainly (ø→o, ł→l, đ→d, ß→ss,
/// æ→ae, œ→oe, þ→th, ð→d, ı→i), anything that is no letter or digit a space, and each CJK character
/// a word of its own, which makes a substring of them a phrase. Words are parted by single spaces.
/// A text without letters and digits ("!!!") folds to itself in lower case, so that it still sorts.
[[nodiscard]] QString fold(const QString& text);

/// The FTS5 query for what a person typed: every word a prefix, in any order; a run of CJK
/// characters a phrase. Empty for a text without words.
[[nodiscard]] QString searchExpression(const QString& typed);

}  // namespace linnet::catalogue
