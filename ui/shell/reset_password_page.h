// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/auth/auth_service.h"
#include "ui/context.h"
#include "ui/shell/centred_page.h"

class QPushButton;

namespace linnet::ui {

class FormField;
class StrengthBar;

/// A new password for who has the recovery code.
class ResetPasswordPage final : public CentredPage {
    Q_OBJECT

 public:
    ResetPasswordPage(Context& context, QWidget* parent);
    void begin(const QString& email);

 Q_SIGNALS:
    /// The password is changed; the new code is to be shown once.
    void changed(const QString& email, const QString& recoveryCode);
    void backRequested();

 protected:
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void change();
    void setBusy(bool busy);
    void fail(const Error& error);

    Context& m_context;
    FormField* m_email;
    FormField* m_code;
    FormField* m_password;
    StrengthBar* m_strength;
    QPushButton* m_change;
    QPushButton* m_back;
};

}  // namespace linnet::ui
