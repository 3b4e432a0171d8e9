// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/new_profile_page.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/ask.h"
#include "ui/shell/auth_words.h"
#include "ui/shell/form_field.h"
#include "ui/shell/password_strength.h"
#include "ui/shell/profile_header.h"
#include "ui/shell/strength_bar.h"

namespace linnet::ui {
namespace {

constexpr int kNewProfileWidth = 400;

struct Outcome {
    Result<auth::Registration> registration;
    Result<auth::SignedIn> signedIn;
};

}  // namespace

NewProfilePage::NewProfilePage(Context& context, QWidget* parent)
    : CentredPage(kNewProfileWidth, parent),
      m_context(context),
      m_header(new ProfileHeader(tr("New profile"), tr("Your own songs, playlists and history."),
                                 sheet())),
      m_name(new FormField(tr("Name"), QStringLiteral("nameField"), sheet())),
      m_email(new FormField(tr("E-mail"), QStringLiteral("emailField"), sheet())),
      m_password(new FormField(tr("Password"), QStringLiteral("newPasswordField"), sheet())),
      m_strength(new StrengthBar(m_password)),
      m_create(new QPushButton(tr("Create profile"), sheet())),
      m_back(new QPushButton(tr("Back"), sheet())) {
    setObjectName(QStringLiteral("newProfilePage"));
    m_name->edit()->setMaxLength(64);
    m_email->setHint(tr("Only to sign in. Nothing is sent anywhere."));
    m_email->edit()->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_password->setPassword();
    m_password->insert(m_strength);
    m_create->setObjectName(QStringLiteral("createProfileButton"));
    m_create->setProperty("primary", true);
    m_create->setFixedHeight(42);
    m_back->setObjectName(QStringLiteral("newProfileBack"));
    m_back->setFixedHeight(42);
    auto* rows = column();
    rows->addWidget(m_header);
    rows->addSpacing(18);
    rows->addWidget(m_name);
    rows->addSpacing(18);
    rows->addWidget(m_email);
    rows->addSpacing(18);
    rows->addWidget(m_password);
    rows->addSpacing(16);
    rows->addWidget(m_create);
    rows->addSpacing(16);
    rows->addWidget(m_back);

    connect(m_name->edit(), &QLineEdit::textChanged, this, [this] {
        m_header->setProfile(m_name->edit()->text(), m_email->edit()->text().trimmed());
    });
    connect(m_email->edit(), &QLineEdit::textChanged, this, [this] {
        m_header->setProfile(m_name->edit()->text(), m_email->edit()->text().trimmed());
    });
    connect(m_password->edit(), &QLineEdit::textChanged, this, [this](const QString& text) {
        m_strength->setStrength(passwordStrength(text));
        m_password->setHint(passwordHint(text));
    });
    for (auto* field : {m_name, m_email, m_password})
        connect(field->edit(), &QLineEdit::returnPressed, this, &NewProfilePage::create);
    connect(m_create, &QPushButton::clicked, this, &NewProfilePage::create);
    connect(m_back, &QPushButton::clicked, this, &NewProfilePage::backRequested);
    begin(false);
}

void NewProfilePage::begin(bool first) {
    for (auto* field : {m_name, m_email, m_password}) {
        field->edit()->clear();
        field->setError({});
    }
    m_password->setHint(passwordHint({}));
    m_back->setVisible(!first);
    setBusy(false);
    m_name->edit()->setFocus(Qt::OtherFocusReason);
}

void NewProfilePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_back->isVisible() && m_back->isEnabled())
        Q_EMIT backRequested();
    else
        CentredPage::keyPressEvent(event);
}

void NewProfilePage::create() {
    if (!m_create->isEnabled())
        return;
    const QString name = m_name->edit()->text().trimmed();
    const QString email = m_email->edit()->text().trimmed();
    const auto missing = [](FormField* field, const char* what) {
        field->setError(
            auth_words::error(Error{ErrorCode::InvalidInput, QString::fromLatin1(what)}));
        field->edit()->setFocus(Qt::OtherFocusReason);
    };
    if (name.isEmpty())
        return missing(m_name, "name");
    if (email.isEmpty())
        return missing(m_email, "email");
    if (m_password->edit()->text().toUtf8().size() < 8)
        return missing(m_password, "password");

    QString typed = m_password->edit()->text();
    QString again(typed.constData(), typed.size());
    auto first = std::make_shared<auth::Password>(auth::Password::take(typed));
    auto second = std::make_shared<auth::Password>(auth::Password::take(again));
    setBusy(true);
    ask(
        this,
        [&auth = m_context.auth, name, email, first, second] {
            auto registration = auth.registerProfile(name, email, std::move(*first));
            if (!registration)
                return Outcome{std::move(registration), linnet::fail(ErrorCode::Cancelled)};
            return Outcome{std::move(registration), auth.signIn(email, std::move(*second))};
        },
        [this, email](Outcome outcome) {
            setBusy(false);
            if (!outcome.registration)
                return fail(outcome.registration.error());
            m_password->edit()->clear();
            const QString code = outcome.registration->recoveryCode;
            if (outcome.signedIn)
                Q_EMIT registered(*outcome.signedIn, code);
            else
                Q_EMIT signInNeeded(email, code);
        });
}

void NewProfilePage::setBusy(bool busy) {
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_name, m_email, m_password, m_create, m_back})
        widget->setEnabled(!busy);
    m_create->setText(busy ? tr("Creating the profile…") : tr("Create profile"));
}

void NewProfilePage::fail(const Error& error) {
    FormField* field = m_password;
    if (error.code == ErrorCode::AlreadyExists ||
        (error.code == ErrorCode::InvalidInput && error.detail == QStringLiteral("email")))
        field = m_email;
    else if (error.code == ErrorCode::InvalidInput && error.detail == QStringLiteral("name"))
        field = m_name;
    field->setError(auth_words::error(error));
    field->edit()->setFocus(Qt::OtherFocusReason);
}

}  // namespace linnet::ui
