// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/change_password_dialog.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/auth/auth_service.h"
#include "ui/ask.h"
#include "ui/library/text_label.h"
#include "ui/shell/auth_words.h"
#include "ui/shell/form_field.h"
#include "ui/shell/password_strength.h"
#include "ui/shell/strength_bar.h"

namespace linnet::ui {

ChangePasswordDialog::ChangePasswordDialog(Context& context, Session session, QWidget* parent)
    : QDialog(parent),
      m_context(context),
      m_session(std::move(session)),
      m_current(new FormField(tr("Password now"), QStringLiteral("currentPassword"), this)),
      m_next(new FormField(tr("New password"), QStringLiteral("nextPassword"), this)),
      m_strength(new StrengthBar(m_next)),
      m_change(new QPushButton(tr("Change"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    setObjectName(QStringLiteral("changePasswordDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(tr("Change the password"));
    auto* title = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, this);
    title->setText(windowTitle());
    m_current->setPassword();
    m_next->setPassword();
    m_next->insert(m_strength);
    m_next->setHint(passwordHint({}));
    m_change->setObjectName(QStringLiteral("changePasswordButton"));
    m_change->setProperty("primary", true);
    m_change->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("changePasswordCancel"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_change);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 20, 24, 20);
    rows->setSpacing(18);
    rows->addWidget(title);
    rows->addWidget(m_current);
    rows->addWidget(m_next);
    rows->addStretch(1);
    rows->addLayout(buttons);
    resize(440, sizeHint().height());
    connect(m_next->edit(), &QLineEdit::textChanged, this, [this](const QString& text) {
        m_strength->setStrength(passwordStrength(text));
        m_next->setHint(passwordHint(text));
    });
    connect(m_change, &QPushButton::clicked, this, &ChangePasswordDialog::change);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_current->edit()->setFocus(Qt::OtherFocusReason);
}

void ChangePasswordDialog::change() {
    if (m_current->edit()->text().isEmpty()) {
        m_current->setError(tr("Type the password you have now."));
        m_current->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_next->edit()->text().toUtf8().size() < 8) {
        m_next->setError(passwordHint({}));
        m_next->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    QString typedNow = m_current->edit()->text();
    QString typedNext = m_next->edit()->text();
    auto now = std::make_shared<auth::Password>(auth::Password::take(typedNow));
    auto next = std::make_shared<auth::Password>(auth::Password::take(typedNext));
    setBusy(true);
    ask(
        this,
        [&auth = m_context.auth, session = m_session, now, next] {
            return auth.changePassword(session, std::move(*now), std::move(*next));
        },
        [this](const Result<>& answer) {
            setBusy(false);
            if (!answer)
                return fail(answer.error());
            m_current->edit()->clear();
            m_next->edit()->clear();
            Q_EMIT changed();
            accept();
        });
}

void ChangePasswordDialog::setBusy(bool busy) {
    for (QWidget* widget : std::initializer_list<QWidget*>{m_current, m_next, m_change, m_cancel})
        widget->setEnabled(!busy);
    m_change->setText(busy ? tr("Changing…") : tr("Change"));
}

void ChangePasswordDialog::fail(const Error& error) {
    FormField* field = error.code == ErrorCode::InvalidInput ? m_next : m_current;
    field->setError(error.code == ErrorCode::WrongCredentials
                        ? tr("This is not the password you have now. Nothing was changed.")
                        : auth_words::error(error));
    field->edit()->setFocus(Qt::OtherFocusReason);
}

}  // namespace linnet::ui
