// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace linnet::ui {

/// On or off, at once: the switch of a setting. Space toggles it.
class ToggleSwitch final : public QAbstractButton {
    Q_OBJECT

 public:
    ToggleSwitch(const QString& accessibleName, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override { return {38, 24}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace linnet::ui
