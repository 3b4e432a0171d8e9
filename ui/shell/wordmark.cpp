// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/wordmark.h"

#include <QPainter>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

Wordmark::Wordmark(QWidget* parent) : QWidget(parent) {
    setAccessibleName(QStringLiteral("Linnet"));
}

void Wordmark::paintEvent(QPaintEvent*) {
    const Palette& p = ui::palette();
    QPainter painter(this);
    painter.drawPixmap(QPointF(0, 2),
                       iconPixmap(QStringLiteral("music"), p.accent, 28, devicePixelRatioF()));
    QFont font = Theme::instance().font(TextSize::Title, QFont::Bold);
    font.setPixelSize(24);
    painter.setFont(font);
    painter.setPen(p.text);
    painter.drawText(QRect(40, 0, width() - 40, height()), Qt::AlignVCenter | Qt::AlignLeft,
                     QStringLiteral("Linnet"));
}

}  // namespace linnet::ui
