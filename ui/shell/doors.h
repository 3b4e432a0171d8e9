// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include "core/auth/auth_service.h"
#include "ui/context.h"

namespace linnet::ui {

class NewProfilePage;
class RecoveryCodePage;
class ResetPasswordPage;
class SignInPage;

/// The ways in: who is listening, a new profile, a forgotten password. Each page is made when it is
/// first needed. GUI thread only.
class Doors final : public QStackedWidget {
    Q_OBJECT

 public:
    Doors(Context& context, QWidget* parent);

    /// Asks who is listening; for a new profile where there is none yet. `email`: who is chosen at
    /// first. `back`: there is somebody to go back to. `why`: what is to be read first.
    void ask(const QString& email, bool back = false, const QString& why = {});
    /// Shows nothing, until ask() is called again.
    void forget();

 Q_SIGNALS:
    void entered(const linnet::auth::SignedIn& who, bool keep);
    /// To who is in.
    void backRequested();

 private:
    [[nodiscard]] SignInPage* signIn();
    [[nodiscard]] NewProfilePage* newProfile();
    [[nodiscard]] ResetPasswordPage* resetPassword();
    [[nodiscard]] RecoveryCodePage* recoveryCode();
    void makeProfile(bool first);
    void showCode(const QString& code);

    Context& m_context;
    QWidget* m_nothing;
    SignInPage* m_signIn = nullptr;
    NewProfilePage* m_newProfile = nullptr;
    ResetPasswordPage* m_resetPassword = nullptr;
    RecoveryCodePage* m_recoveryCode = nullptr;
    bool m_back = false;
    std::uint64_t m_asked = 0;
    std::optional<auth::SignedIn> m_registered;  ///< goes in when the code has been kept
    QString m_emailAfterCode;
};

}  // namespace linnet::ui
