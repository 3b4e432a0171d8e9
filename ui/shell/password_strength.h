// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace linnet::ui {

/// 0 (none, or too short to be taken) to 4.
[[nodiscard]] int passwordStrength(const QString& password);
/// What to say beside the bar, for passwordStrength() of it.
[[nodiscard]] QString passwordHint(const QString& password);

}  // namespace linnet::ui
