// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "ui/theme/theme.h"

namespace linnet::ui {

/// A line of the report: a sign, what happened to how many, a remark, and "Show ›".
class ReportRow final : public QAbstractButton {
    Q_OBJECT

 public:
    using Colour = QColor Palette::*;
    ReportRow(const QString& name, const QString& icon, Colour colour, QWidget* parent);
    void setWords(const QString& what, const QString& remark);

    [[nodiscard]] QSize sizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

 private:
    QString m_icon;
    Colour m_colour;
    QString m_remark;
};

}  // namespace linnet::ui
