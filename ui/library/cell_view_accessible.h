// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace linnet::ui {

/// Tells Qt how a CellView is read out: a list whose items say the model's accessible text. Any
/// number of calls.
void installCellViewAccessibility();

}  // namespace linnet::ui
