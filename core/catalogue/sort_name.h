// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace linnet::catalogue {

/// What a name is sorted by, folded: the name that its tags give for it, else the name without a
/// leading article ("The Quiet Harbours" stands under Q, "L’Impératrice" under I). Display never
/// changes. A name that is nothing but an article keeps it ("The The" stands under T).
///
/// Articles of English, German, French, Spanish, Italian, Dutch and the Scandinavian languages;
/// those are left out that are a word of another language more often ("I", "O", "As", "Un", "En").
[[nodiscard]] QString sortKey(const QString& name, const QString& sortName = {});

}  // namespace linnet::catalogue
