// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/strength_bar.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace linnet::ui {

StrengthBar::StrengthBar(QWidget* parent) : QWidget(parent) {
    setFixedHeight(4);
    setAccessibleName(tr("Strength of the password"));
    setStrength(0);
}

void StrengthBar::setStrength(int strength) {
    m_strength = strength;
    setAccessibleDescription(tr("%1 of 4").arg(strength));
    update();
}

void StrengthBar::paintEvent(QPaintEvent*) {
    const Palette& p = ui::palette();
    const QColor on = m_strength <= 1 ? p.bad : m_strength == 2 ? p.warning : p.good;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal width = (this->width() - 3.0 * 4) / 4;
    for (int i = 0; i < 4; ++i) {
        painter.setBrush(i < m_strength ? on : p.dark ? p.hover : p.hairline);
        painter.drawRoundedRect(QRectF(i * (width + 4), 0, width, height()), 2, 2);
    }
}

}  // namespace linnet::ui
