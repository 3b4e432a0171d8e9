// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "app/arguments.h"
#include "app/backend.h"
#include "core/auth/password.h"

namespace linnet::app {

/// A line of standard input with --password-stdin, otherwise asked for on the terminal. Nothing
/// when there is none, which was then said.
[[nodiscard]] std::optional<auth::Password> readPassword(const Arguments& arguments,
                                                         const QString& prompt);

/// Signs in for one command, runs it, signs out. Its exit status, or kRefused.
[[nodiscard]] int withSession(const Arguments& arguments, Backend& backend,
                              const std::function<int(const Session&)>& command);

}  // namespace linnet::app
