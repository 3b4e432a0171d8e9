// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sign_in.h"

#include "app/commands/commands.h"
#include "app/terminal.h"
#include "ui/shell/auth_words.h"

namespace linnet::app {

std::optional<auth::Password> readPassword(const Arguments& arguments, const QString& prompt) {
    auto line = arguments.passwordStdin ? terminal::readLine() : terminal::askSecret(prompt);
    if (!line) {
        terminal::error(
            arguments.passwordStdin
                ? QStringLiteral("There is no password on the standard input.")
                : QStringLiteral("There is no terminal to ask for the password; give it "
                                 "with --password-stdin."));
        return std::nullopt;
    }
    return auth::Password::take(*line);
}

int withSession(const Arguments& arguments, Backend& backend,
                const std::function<int(const Session&)>& command) {
    auto password = readPassword(arguments, QStringLiteral("Password: "));
    if (!password)
        return kWrongUse;
    const auto who = backend.auth->signIn(arguments.email, std::move(*password));
    if (!who) {
        terminal::error(who.error().code == ErrorCode::WrongCredentials
                            ? QStringLiteral("That e-mail address and password do not belong "
                                             "together.")
                            : ui::auth_words::error(who.error()));
        return kRefused;
    }
    const int status = command(who->session);
    if (const auto out = backend.auth->signOut(who->session); !out)
        terminal::error(ui::auth_words::error(out.error()));
    return status;
}

}  // namespace linnet::app
