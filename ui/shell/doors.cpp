// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/doors.h"

#include "ui/ask.h"
#include "ui/settings/preferences.h"
#include "ui/shell/auth_words.h"
#include "ui/shell/new_profile_page.h"
#include "ui/shell/recovery_code_page.h"
#include "ui/shell/reset_password_page.h"
#include "ui/shell/sign_in_page.h"

namespace linnet::ui {

Doors::Doors(Context& context, QWidget* parent)
    : QStackedWidget(parent), m_context(context), m_nothing(new QWidget(this)) {
    addWidget(m_nothing);
}

void Doors::ask(const QString& email, bool back, const QString& why) {
    m_back = back;
    setCurrentWidget(m_nothing);
    ui::ask(
        this, [&auth = m_context.auth] { return auth.profiles(); },
        [this, email, why, asked = ++m_asked](const Result<std::vector<auth::Profile>>& profiles) {
            if (asked != m_asked)
                return;
            if (profiles && profiles->empty())
                return makeProfile(true);
            auto* page = signIn();
            if (profiles)
                page->setProfiles(*profiles, email);
            page->setBackShown(m_back);
            page->setKeep(m_context.preferences.common(QStringLiteral("keepSignedIn")).toBool());
            page->say(profiles ? why : auth_words::error(profiles.error()));
            setCurrentWidget(page);
        });
}

void Doors::forget() {
    ++m_asked;
    m_registered.reset();
    setCurrentWidget(m_nothing);
}

SignInPage* Doors::signIn() {
    if (m_signIn)
        return m_signIn;
    m_signIn = new SignInPage(m_context, this);
    addWidget(m_signIn);
    connect(m_signIn, &SignInPage::signedIn, this, &Doors::entered);
    connect(m_signIn, &SignInPage::newProfileRequested, this, [this] { makeProfile(false); });
    connect(m_signIn, &SignInPage::backRequested, this, &Doors::backRequested);
    connect(m_signIn, &SignInPage::resetRequested, this, [this](const QString& email) {
        auto* page = resetPassword();
        setCurrentWidget(page);
        page->begin(email);
    });
    return m_signIn;
}

NewProfilePage* Doors::newProfile() {
    if (m_newProfile)
        return m_newProfile;
    m_newProfile = new NewProfilePage(m_context, this);
    addWidget(m_newProfile);
    connect(m_newProfile, &NewProfilePage::registered, this,
            [this](const auth::SignedIn& who, const QString& code) {
                m_registered = who;
                showCode(code);
            });
    connect(m_newProfile, &NewProfilePage::signInNeeded, this,
            [this](const QString& email, const QString& code) {
                m_emailAfterCode = email;
                showCode(code);
            });
    connect(m_newProfile, &NewProfilePage::backRequested, this,
            [this] { setCurrentWidget(signIn()); });
    return m_newProfile;
}

ResetPasswordPage* Doors::resetPassword() {
    if (m_resetPassword)
        return m_resetPassword;
    m_resetPassword = new ResetPasswordPage(m_context, this);
    addWidget(m_resetPassword);
    connect(m_resetPassword, &ResetPasswordPage::changed, this,
            [this](const QString& email, const QString& code) {
                m_emailAfterCode = email;
                showCode(code);
            });
    connect(m_resetPassword, &ResetPasswordPage::backRequested, this,
            [this] { setCurrentWidget(signIn()); });
    return m_resetPassword;
}

RecoveryCodePage* Doors::recoveryCode() {
    if (m_recoveryCode)
        return m_recoveryCode;
    m_recoveryCode = new RecoveryCodePage(this);
    addWidget(m_recoveryCode);
    connect(m_recoveryCode, &RecoveryCodePage::done, this, [this] {
        if (const auto who = std::exchange(m_registered, std::nullopt))
            Q_EMIT entered(*who, false);
        else
            ask(std::exchange(m_emailAfterCode, {}), m_back);
    });
    return m_recoveryCode;
}

void Doors::makeProfile(bool first) {
    auto* page = newProfile();
    setCurrentWidget(page);
    page->begin(first);
}

void Doors::showCode(const QString& code) {
    auto* page = recoveryCode();
    page->setCode(code);
    setCurrentWidget(page);
}

}  // namespace linnet::ui
