// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/section_button.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace linnet::ui {

SectionButton::SectionButton(const QString& name, QWidget* parent) : QAbstractButton(parent) {
    setText(name);
    setAccessibleName(name);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(36);
}

void SectionButton::enterEvent(QEnterEvent*) {
    update();
}

void SectionButton::leaveEvent(QEvent*) {
    update();
}

void SectionButton::paintEvent(QPaintEvent*) {
    const Palette& p = ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? p.selection : p.hover);
        painter.drawRoundedRect(rect(), metrics::kControlRadius, metrics::kControlRadius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(p.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75),
                                metrics::kControlRadius, metrics::kControlRadius);
    }
    painter.setFont(
        Theme::instance().font(TextSize::Body, isChecked() ? QFont::Medium : QFont::Normal));
    painter.setPen(isChecked() ? p.text : p.secondary);
    painter.drawText(rect().adjusted(10, 0, -10, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
}

}  // namespace linnet::ui
