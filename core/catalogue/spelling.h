// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/catalogue/search_query.h"
#include "core/events/ids.h"
#include "storage/connection.h"

namespace linnet::catalogue {

/// Every spelling at a distance of one from a folded word: a letter left out, two exchanged, one
/// replaced, one put in (a to z and 0 to 9). After P. Norvig, "How to Write a Spelling Corrector".
[[nodiscard]] QStringList spellingsNear(const QString& word);

/// The least number of letters to leave out, put in, replace or exchange with the next (each place
/// once) that makes one word of the other; `most` + 1 for more than `most`.
[[nodiscard]] int spellingDistance(QStringView one, QStringView other, int most);

namespace table {

/// What was typed, with each word that no song has replaced by the nearest that some have: at a
/// distance of one, or of two where the first two letters are right; the more frequent of equals.
/// Empty where there is no such, or nothing would be found then either. Bounded: some hundred
/// look-ups a word, and the words that begin with two letters.
[[nodiscard]] QString nearestSpelling(storage::Connection& connection, const UserId& viewer,
                                      const SearchQuery& query);

}  // namespace table
}  // namespace linnet::catalogue
