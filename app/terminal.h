// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <optional>

/// Standard input, output and error of the command line. Every line is out before the function
/// returns, so that who reads along sees just what has happened.
namespace linnet::app::terminal {

void out(const QString& line);
void out(const QJsonObject& object);
void error(const QString& line);
/// Some of what out() was given is lost (a full disk), which was said on standard error once. A
/// reader that went away in the middle loses nothing it wanted.
[[nodiscard]] bool outputLost();
/// A line of the standard input without its end; nothing at the end of the input.
[[nodiscard]] std::optional<QByteArray> readLine();
/// Asks on the terminal without showing what is typed; nothing where there is no terminal. SIGINT
/// and its like end the program meanwhile, and leave the terminal as it was.
[[nodiscard]] std::optional<QByteArray> askSecret(const QString& prompt);
/// Standard error is a terminal, so that a moving line can be shown.
[[nodiscard]] bool canShowProgress();
/// Replaces the last such line; empty: takes it away.
void showProgress(const QString& line);

}  // namespace linnet::app::terminal
