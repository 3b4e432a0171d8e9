// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/theme/theme.h"

namespace linnet::ui {

/// What Fusion and its palette cannot say: the few shapes of the window. Kept small, for it is
/// parsed before the first paint.
[[nodiscard]] QString styleSheet(const Palette& palette);

}  // namespace linnet::ui
