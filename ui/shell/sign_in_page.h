// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include "core/auth/auth_service.h"
#include "ui/context.h"
#include "ui/shell/centred_page.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace linnet::ui {

class ProfileTiles;

/// Who is listening? Profile tiles and a password.
class SignInPage final : public CentredPage {
    Q_OBJECT

 public:
    SignInPage(Context& context, QWidget* parent);

    /// At least one; `email`: who is chosen at first.
    void setProfiles(const std::vector<auth::Profile>& profiles, const QString& email);
    /// A sentence in place of the line below the button; empty: the usual one.
    void say(const QString& words);
    /// Shows Back, which asks to go back to who is signed in now.
    void setBackShown(bool shown);
    void setKeep(bool keep);

 Q_SIGNALS:
    void signedIn(const linnet::auth::SignedIn& who, bool keep);
    void newProfileRequested();
    void resetRequested(const QString& email);
    void backRequested();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

 private:
    void build();
    void signIn();
    void setBusy(bool busy);
    void fail(const Error& error);
    void countDown();

    Context& m_context;
    QWidget* m_back;
    ProfileTiles* m_tiles;
    QLineEdit* m_password;
    QCheckBox* m_keep;
    QPushButton* m_forgot;
    QPushButton* m_signIn;
    QLabel* m_words;
    QString m_waitingFor;  ///< the profile that must wait, by e-mail
    qint64 m_waitMs = 0;
    QElapsedTimer m_waitSince;
    QTimer m_tick;
    bool m_busy = false;
};

}  // namespace linnet::ui
