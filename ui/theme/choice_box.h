// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace linnet::ui {

/// One of several, from a list that opens below: a combo box with the theme's arrow, whose list
/// bears its name too. The list has the focus while it is open, and a screen reader tells of it.
class ChoiceBox final : public QComboBox {
 public:
    ChoiceBox(const QString& objectName, const QString& accessibleName, QWidget* parent);

 protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace linnet::ui
