// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/icon_field.h"

namespace linnet::ui {

/// The one search field, with the key that leads to it, or out of it, at its end.
class SearchField final : public IconField {
    Q_OBJECT

 public:
    explicit SearchField(QWidget* parent);

 Q_SIGNALS:
    /// Keys that a field has no use for (Up, Down, Page, Enter); accept() it when it was used.
    void keyPassed(QKeyEvent* event);
    /// Escape with nothing in it.
    void left();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace linnet::ui
