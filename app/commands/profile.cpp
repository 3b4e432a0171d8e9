// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonObject>

#include "app/commands/commands.h"
#include "app/commands/sign_in.h"
#include "app/terminal.h"
#include "ui/shell/auth_words.h"

namespace linnet::app {

int addProfile(const Arguments& arguments, Backend& backend) {
    auto password = readPassword(arguments, QStringLiteral("Password of the new profile: "));
    if (!password)
        return kWrongUse;
    const auto made =
        backend.auth->registerProfile(arguments.name, arguments.email, std::move(*password));
    if (!made) {
        terminal::error(ui::auth_words::error(made.error()));
        return kRefused;
    }
    if (arguments.json) {
        terminal::out(QJsonObject{{QStringLiteral("id"), made->profile.id.toString()},
                                  {QStringLiteral("email"), made->profile.email},
                                  {QStringLiteral("name"), made->profile.displayName},
                                  {QStringLiteral("recovery_code"), made->recoveryCode}});
    } else {
        terminal::out(QStringLiteral("%1 can sign in now.").arg(made->profile.displayName));
        terminal::out(QStringLiteral("Recovery code, shown only now; keep it for the day the "
                                     "password is forgotten: %1")
                          .arg(made->recoveryCode));
    }
    return kDone;
}

int listProfiles(const Arguments& arguments, Backend& backend) {
    const auto profiles = backend.auth->profiles();
    if (!profiles) {
        terminal::error(ui::auth_words::error(profiles.error()));
        return kRefused;
    }
    for (const auth::Profile& profile : *profiles) {
        if (arguments.json) {
            terminal::out(
                QJsonObject{{QStringLiteral("id"), profile.id.toString()},
                            {QStringLiteral("email"), profile.email},
                            {QStringLiteral("name"), profile.displayName},
                            {QStringLiteral("created_at"), toIso8601(profile.createdAt)}});
        } else {
            terminal::out(profile.email + QLatin1Char('\t') + profile.displayName);
        }
    }
    return kDone;
}

int changePassword(const Arguments& arguments, Backend& backend) {
    auto current = readPassword(arguments, QStringLiteral("Present password: "));
    if (!current)
        return kWrongUse;
    auto next = readPassword(arguments, QStringLiteral("New password: "));
    if (!next)
        return kWrongUse;
    const auto span = current->bytes();
    QByteArray copy(span.data(), static_cast<qsizetype>(span.size()));
    const auto who = backend.auth->signIn(arguments.email, auth::Password::take(copy));
    const auto changed =
        who ? backend.auth->changePassword(who->session, std::move(*current), std::move(*next))
            : Result<>(fail(who.error()));
    if (who)
        std::ignore = backend.auth->signOut(who->session);
    if (!changed) {
        terminal::error(ui::auth_words::error(changed.error()));
        return kRefused;
    }
    terminal::out(QStringLiteral("The password is changed; every other session is signed out."));
    return kDone;
}

}  // namespace linnet::app
