// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/reset_password_page.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/ask.h"
#include "ui/library/text_label.h"
#include "ui/shell/auth_words.h"
#include "ui/shell/form_field.h"
#include "ui/shell/password_strength.h"
#include "ui/shell/strength_bar.h"

namespace linnet::ui {

ResetPasswordPage::ResetPasswordPage(Context& context, QWidget* parent)
    : CentredPage(400, parent),
      m_context(context),
      m_email(new FormField(tr("E-mail"), QStringLiteral("resetEmail"), sheet())),
      m_code(new FormField(tr("Recovery code"), QStringLiteral("resetCode"), sheet())),
      m_password(new FormField(tr("New password"), QStringLiteral("resetPassword"), sheet())),
      m_strength(new StrengthBar(m_password)),
      m_change(new QPushButton(tr("Change the password"), sheet())),
      m_back(new QPushButton(tr("Back"), sheet())) {
    setObjectName(QStringLiteral("resetPasswordPage"));
    auto* title = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, sheet());
    title->setText(tr("A new password"));
    auto* words = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, sheet());
    words->setText(
        tr("With the recovery code that was shown when the profile was made. Your songs "
           "and history stay as they are."));
    words->setWordWrap(true);
    m_password->setPassword();
    m_password->insert(m_strength);
    m_change->setObjectName(QStringLiteral("resetButton"));
    m_change->setProperty("primary", true);
    m_change->setFixedHeight(42);
    m_back->setObjectName(QStringLiteral("resetBack"));
    m_back->setFixedHeight(42);
    auto* rows = column();
    rows->addWidget(title);
    rows->addSpacing(8);
    rows->addWidget(words);
    rows->addSpacing(24);
    for (auto* field : {m_email, m_code, m_password}) {
        rows->addWidget(field);
        rows->addSpacing(18);
        connect(field->edit(), &QLineEdit::returnPressed, this, &ResetPasswordPage::change);
    }
    rows->addWidget(m_change);
    rows->addSpacing(16);
    rows->addWidget(m_back);
    connect(m_password->edit(), &QLineEdit::textChanged, this, [this](const QString& text) {
        m_strength->setStrength(passwordStrength(text));
        m_password->setHint(passwordHint(text));
    });
    connect(m_change, &QPushButton::clicked, this, &ResetPasswordPage::change);
    connect(m_back, &QPushButton::clicked, this, &ResetPasswordPage::backRequested);
}

void ResetPasswordPage::begin(const QString& email) {
    for (auto* field : {m_email, m_code, m_password}) {
        field->edit()->clear();
        field->setError({});
    }
    m_email->edit()->setText(email);
    m_password->setHint(passwordHint({}));
    setBusy(false);
    m_code->edit()->setFocus(Qt::OtherFocusReason);
}

void ResetPasswordPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_back->isEnabled())
        Q_EMIT backRequested();
    else
        CentredPage::keyPressEvent(event);
}

void ResetPasswordPage::change() {
    if (!m_change->isEnabled())
        return;
    if (m_code->edit()->text().trimmed().isEmpty()) {
        m_code->setError(tr("Type the recovery code first."));
        m_code->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_password->edit()->text().toUtf8().size() < 8) {
        m_password->setError(passwordHint({}));
        m_password->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    const QString email = m_email->edit()->text().trimmed();
    QString typed = m_password->edit()->text();
    auto next = std::make_shared<auth::Password>(auth::Password::take(typed));
    setBusy(true);
    ask(
        this,
        [&auth = m_context.auth, email, code = m_code->edit()->text().trimmed(), next] {
            return auth.resetPassword(email, code, std::move(*next));
        },
        [this, email](const Result<QString>& code) {
            setBusy(false);
            if (!code)
                return fail(code.error());
            m_password->edit()->clear();
            m_code->edit()->clear();
            Q_EMIT changed(email, *code);
        });
}

void ResetPasswordPage::setBusy(bool busy) {
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_email, m_code, m_password, m_change, m_back})
        widget->setEnabled(!busy);
    m_change->setText(busy ? tr("Changing the password…") : tr("Change the password"));
}

void ResetPasswordPage::fail(const Error& error) {
    if (error.code == ErrorCode::InvalidInput) {
        m_password->setError(auth_words::error(error));
        m_password->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_code->setError(error.code == ErrorCode::WrongCredentials
                         ? tr("This is not the recovery code of this e-mail address.")
                         : auth_words::error(error));
    m_code->edit()->setFocus(Qt::OtherFocusReason);
}

}  // namespace linnet::ui
