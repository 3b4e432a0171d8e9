// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/auth/password.h"

namespace linnet::auth {

/// 80 random bits as four groups of four letters and digits that are not mistaken for one another:
/// "K7WD-93MP-…".
[[nodiscard]] QString makeRecoveryCode();
/// What a person typed, without spaces, dashes and case; I, L and O read as 1, 1 and 0.
[[nodiscard]] Password recoverySecret(const QString& typed);

}  // namespace linnet::auth
