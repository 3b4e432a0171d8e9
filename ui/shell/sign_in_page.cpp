// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sign_in_page.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/ask.h"
#include "ui/library/text_label.h"
#include "ui/shell/auth_words.h"
#include "ui/shell/form_field.h"
#include "ui/shell/icon_field.h"
#include "ui/shell/profile_tiles.h"
#include "ui/shell/wordmark.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr int kWidth = 900;
constexpr int kFormWidth = 340;

}  // namespace

SignInPage::SignInPage(Context& context, QWidget* parent)
    : CentredPage(kWidth, parent), m_context(context) {
    setObjectName(QStringLiteral("signInPage"));
    build();
    m_tick.setInterval(250);
    connect(&m_tick, &QTimer::timeout, this, &SignInPage::countDown);
    connect(m_tiles, &ProfileTiles::newProfileRequested, this, &SignInPage::newProfileRequested);
    connect(m_tiles, &ProfileTiles::confirmed, this,
            [this] { m_password->setFocus(Qt::OtherFocusReason); });
    connect(m_tiles, &ProfileTiles::chosenChanged, this, [this] {
        m_password->clear();
        if (!m_busy)
            say({});
        countDown();
    });
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        if (!m_tick.isActive())
            say({});
    });
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::signIn);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::signIn);
    connect(m_forgot, &QPushButton::clicked, this, [this] {
        if (const auto* who = m_tiles->chosen())
            Q_EMIT resetRequested(who->email);
    });
}

void SignInPage::build() {
    auto* rows = column();
    auto* heading = new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, sheet());
    heading->setText(tr("Who is listening?"));
    heading->setAlignment(Qt::AlignCenter);
    m_tiles = new ProfileTiles(sheet());

    auto* form = new QWidget(sheet());
    form->setFixedWidth(kFormWidth);
    auto* lines = new QVBoxLayout(form);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(10);
    m_password = new IconField(QStringLiteral("lock"), 0, form);
    m_password->setObjectName(QStringLiteral("passwordField"));
    m_password->setAccessibleName(tr("Password"));
    m_password->setPlaceholderText(tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setFixedHeight(42);
    m_keep = new QCheckBox(tr("Keep me signed in on this computer"), form);
    m_keep->setObjectName(QStringLiteral("keepSignedIn"));
    m_keep->setVisible(m_context.tokens != nullptr);
    m_signIn = new QPushButton(tr("Sign in"), form);
    m_signIn->setObjectName(QStringLiteral("signInButton"));
    m_signIn->setProperty("primary", true);
    m_signIn->setFixedHeight(42);
    m_words = new QLabel(form);
    m_words->setObjectName(QStringLiteral("signInWords"));
    m_words->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(36);
    m_forgot = new QPushButton(tr("Forgot the password?"), form);
    m_forgot->setObjectName(QStringLiteral("signInForgot"));
    m_forgot->setProperty("quiet", true);
    m_back = new QPushButton(tr("Back"), form);
    m_back->setObjectName(QStringLiteral("signInBack"));
    m_back->hide();
    connect(static_cast<QPushButton*>(m_back), &QPushButton::clicked, this,
            &SignInPage::backRequested);
    lines->addWidget(m_password);
    lines->addWidget(m_keep);
    lines->addWidget(m_signIn);
    lines->addWidget(m_back);
    lines->addSpacing(2);
    lines->addWidget(m_words);
    lines->addWidget(m_forgot, 0, Qt::AlignHCenter);

    rows->addWidget(new Wordmark(sheet()), 0, Qt::AlignHCenter);
    rows->addSpacing(40);
    rows->addWidget(heading);
    rows->addSpacing(32);
    rows->addWidget(m_tiles);
    rows->addSpacing(32);
    rows->addWidget(form, 0, Qt::AlignHCenter);
    say({});
}

void SignInPage::setProfiles(const std::vector<auth::Profile>& profiles, const QString& email) {
    m_tiles->setProfiles(profiles, email);
    m_password->setFocus(Qt::OtherFocusReason);
}

void SignInPage::say(const QString& words) {
    m_words->setText(words.isEmpty() ? tr("Everything stays on this computer.") : words);
    setRole(m_words, words.isEmpty() ? "faint" : "bad");
    if (!words.isEmpty())
        announce(m_password, words);
}

void SignInPage::setBackShown(bool shown) {
    m_back->setVisible(shown);
}

void SignInPage::setKeep(bool keep) {
    m_keep->setChecked(keep);
}

void SignInPage::showEvent(QShowEvent* event) {
    CentredPage::showEvent(event);
    m_password->setFocus(Qt::OtherFocusReason);
}

void SignInPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_back->isVisible())
        Q_EMIT backRequested();
    else
        CentredPage::keyPressEvent(event);
}

void SignInPage::signIn() {
    const auto* who = m_tiles->chosen();
    if (m_busy || !who)
        return;
    if (m_password->text().isEmpty()) {
        say(tr("Type the password of this profile first."));
        m_password->setFocus(Qt::OtherFocusReason);
        return;
    }
    QString typed = m_password->text();
    m_password->clear();
    auto password = std::make_shared<auth::Password>(auth::Password::take(typed));
    const bool keep = m_context.tokens && m_keep->isChecked();
    setBusy(true);
    ask(
        this,
        [&auth = m_context.auth, email = who->email, password, keep] {
            return auth.signIn(
                email, std::move(*password),
                keep ? auth::SessionLife::KeepSignedIn : auth::SessionLife::UntilSignOut);
        },
        [this, keep](const Result<auth::SignedIn>& answer) {
            setBusy(false);
            if (answer)
                Q_EMIT signedIn(*answer, keep);
            else
                fail(answer.error());
        });
}

void SignInPage::setBusy(bool busy) {
    m_busy = busy;
    for (QWidget* widget :
         std::initializer_list<QWidget*>{m_tiles, m_password, m_keep, m_signIn, m_forgot, m_back})
        widget->setEnabled(!busy);
    m_signIn->setText(busy ? tr("Signing in…") : tr("Sign in"));
    if (busy)
        say({});
}

void SignInPage::fail(const Error& error) {
    if (const auto wait = auth_words::waitOf(error)) {
        m_waitingFor = m_tiles->chosen() ? m_tiles->chosen()->email : QString();
        m_waitMs = wait->count();
        m_waitSince.start();
        m_tick.start();
        countDown();
    } else {
        say(auth_words::error(error));
    }
    m_password->setFocus(Qt::OtherFocusReason);
}

void SignInPage::countDown() {
    const auto* who = m_tiles->chosen();
    const bool waits = !m_waitingFor.isEmpty() && who && who->email == m_waitingFor;
    const qint64 left = m_waitMs - (m_waitSince.isValid() ? m_waitSince.elapsed() : 0);
    if (left <= 0) {
        m_tick.stop();
        m_waitingFor.clear();
        m_waitMs = 0;
        if (waits)
            say({});
    } else if (waits) {
        m_words->setText(auth_words::wait(std::chrono::milliseconds(left)));
        setRole(m_words, "bad");
    }
    if (!m_busy)
        m_signIn->setEnabled(!(waits && left > 0));
}

}  // namespace linnet::ui
