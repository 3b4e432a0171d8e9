// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace linnet::bench {

/// Prints what was measured by this process as the README's table, with the machine it was on.
void printTable();

}  // namespace linnet::bench
