// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <optional>

#include "storage/result.h"

/// What auth says to people.
namespace linnet::ui::auth_words {

/// How long to wait before another try, of an Error TooManyAttempts.
[[nodiscard]] std::optional<std::chrono::milliseconds> waitOf(const Error& error);
/// "Too many tries. The next one is possible in 12 seconds."
[[nodiscard]] QString wait(std::chrono::milliseconds left);
/// Why a sign-in, a registration or a change of password failed, and what can be done.
[[nodiscard]] QString error(const Error& error);

}  // namespace linnet::ui::auth_words
