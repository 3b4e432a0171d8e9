// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "core/auth/auth_service.h"

namespace linnet::ui {

/// Who has signed in, at the top of the sidebar; opens the menu of the profile.
class ProfileButton final : public QAbstractButton {
    Q_OBJECT

 public:
    ProfileButton(auth::Profile profile, QWidget* parent);
    void setCompact(bool compact);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

 private:
    auth::Profile m_profile;
    bool m_compact = false;
};

}  // namespace linnet::ui
