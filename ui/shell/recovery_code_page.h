// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/centred_page.h"

class QLabel;
class QPushButton;

namespace linnet::ui {

/// Shows a recovery code, once.
class RecoveryCodePage final : public CentredPage {
    Q_OBJECT

 public:
    explicit RecoveryCodePage(QWidget* parent);
    void setCode(const QString& code);

 Q_SIGNALS:
    void done();

 protected:
    void showEvent(QShowEvent* event) override;

 private:
    QLabel* m_code;
    QPushButton* m_copy;
    QPushButton* m_continue;
};

}  // namespace linnet::ui
