// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/toggle_switch.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace linnet::ui {

ToggleSwitch::ToggleSwitch(const QString& accessibleName, QWidget* parent)
    : QAbstractButton(parent) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void ToggleSwitch::paintEvent(QPaintEvent*) {
    const Palette& p = ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track = QRectF(rect()).adjusted(2, 2, -2, -2);
    const qreal radius = track.height() / 2;
    painter.setPen(hasFocus() ? QPen(isChecked() ? p.text : p.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? p.accent : p.dark ? p.hover : p.hairline);
    painter.drawRoundedRect(track, radius, radius);
    const qreal knob = track.height() - 6;
    const qreal x = isChecked() ? track.right() - 3 - knob : track.left() + 3;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isChecked() ? p.onAccent : p.secondary);
    painter.drawEllipse(QRectF(x, track.top() + 3, knob, knob));
}

}  // namespace linnet::ui
