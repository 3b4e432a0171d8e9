// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace linnet::ui {

/// A part of the settings in the list beside them.
class SectionButton final : public QAbstractButton {
    Q_OBJECT

 public:
    SectionButton(const QString& name, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override { return {190, 36}; }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
};

}  // namespace linnet::ui
