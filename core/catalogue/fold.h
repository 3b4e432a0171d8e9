// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace linnet::catalogue {

/// What sorting and searching look at: compatibility-decomposed (so full width becomes plain),
/// without marks, case-folded, letters that do not decompose spelled plainly (ø→o, ł→l, đ→d, ß→ss,
/// æ→ae, œ→oe, þ→th, ð→d, ı→i), anything that is no letter or digit a space, and each CJK character
/// a word of its own, which makes a substring of them a phrase. Words are parted by single spaces.
/// A text without letters and digits ("!!!") folds to itself in lower case, so that it still sorts.
[[nodiscard]] QString fold(const QString& text);

/// What has to be there for what a person typed: a word's beginning, or a run of CJK characters.
struct SearchTerm {
    QString text;         ///< folded
    bool phrase = false;  ///< whole words side by side, else the beginning of one word

    /// For FTS5.
    [[nodiscard]] QString expression() const;
    /// Whether a folded text has it.
    [[nodiscard]] bool isIn(const QString& folded) const;
};

/// In the order typed; empty for a text without words.
[[nodiscard]] std::vector<SearchTerm> searchTerms(const QString& typed);
/// The FTS5 query: every term, in any order. Empty for a text without words.
[[nodiscard]] QString searchExpression(const QString& typed);

}  // namespace linnet::catalogue
