// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/auth_service.h"
#include "ui/context.h"
#include "ui/shell/centred_page.h"

class QPushButton;

namespace linnet::ui {

class FormField;
class ProfileHeader;
class StrengthBar;

/// Name, e-mail and password of somebody new. Registers, then signs in.
class NewProfilePage final : public CentredPage {
    Q_OBJECT

 public:
    NewProfilePage(Context& context, QWidget* parent);

    /// Empties the form. `first`: nobody has a profile yet, so there is no way back.
    void begin(bool first);

 Q_SIGNALS:
    /// Registered and signed in; the recovery code is to be shown once.
    void registered(const linnet::auth::SignedIn& who, const QString& recoveryCode);
    /// Registered, but signing in failed.
    void signInNeeded(const QString& email, const QString& recoveryCode);
    void backRequested();

 protected:
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void create();
    void setBusy(bool busy);
    void fail(const Error& error);

    Context& m_context;
    ProfileHeader* m_header;
    FormField* m_name;
    FormField* m_email;
    FormField* m_password;
    StrengthBar* m_strength;
    QPushButton* m_create;
    QPushButton* m_back;
};

}  // namespace linnet::ui
