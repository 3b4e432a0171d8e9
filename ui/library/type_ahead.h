// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include "core/catalogue/catalogue_service.h"

namespace linnet::ui {

/// The first row of a list in the order of `query` whose sorted column begins with `text` or comes
/// after it, found by halving the list. Nothing where the order is not one of words, or nothing
/// comes after. Blocking; not for the GUI thread.
[[nodiscard]] std::optional<std::size_t> firstFrom(catalogue::CatalogueService& catalogue,
                                                   const Session& session,
                                                   std::span<const catalogue::SongKey> keys,
                                                   const catalogue::SongQuery& query,
                                                   const QString& text);

/// As lists are ordered: without case and accents.
[[nodiscard]] QString foldedForOrder(const QString& text);

}  // namespace linnet::ui
