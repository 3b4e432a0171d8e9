// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/catalogue/text_encoding.h"

namespace linnet::ui::words {

/// "Cyrillic (Windows-1251)".
[[nodiscard]] QString encoding(catalogue::TextEncoding encoding);

}  // namespace linnet::ui::words
