// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// The rules of the house that a compiler does not enforce: which room may include which, and what
/// each may know of. Pure functions, so that each rule can be seen to fail on made-up text.
namespace linnet::structure {

/// What is wrong with the source, one line each ("path:line: what"); empty when nothing is.
/// `path` is relative to the root, with '/' between folders.
[[nodiscard]] QStringList violations(const QString& path, const QString& text);

}  // namespace linnet::structure
