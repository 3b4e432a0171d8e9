// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "core/events/session.h"
#include "storage/result.h"
#include "ui/context.h"

class QPushButton;

namespace linnet::ui {

class FormField;
class StrengthBar;

/// The password now and a new one. Made with new and shown with open(); deletes itself when closed.
class ChangePasswordDialog final : public QDialog {
    Q_OBJECT

 public:
    ChangePasswordDialog(Context& context, Session session, QWidget* parent);

 Q_SIGNALS:
    void changed();

 private:
    void change();
    void setBusy(bool busy);
    void fail(const Error& error);

    Context& m_context;
    Session m_session;
    FormField* m_current;
    FormField* m_next;
    StrengthBar* m_strength;
    QPushButton* m_change;
    QPushButton* m_cancel;
};

}  // namespace linnet::ui
