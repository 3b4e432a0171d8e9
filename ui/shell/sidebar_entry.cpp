// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar_entry.h"

#include <QPainter>

#include "ui/library/words.h"
#include "ui/theme/figures.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

SidebarEntry::SidebarEntry(const QString& icon, const QString& name, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon) {
    setText(name);
    setAccessibleName(name);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(34);
}

void SidebarEntry::setFigure(qint64 figure) {
    m_figure = figure < 0 ? QString() : words::number(figure);
    setAccessibleDescription(m_figure);
    update();
}

void SidebarEntry::setCompact(bool compact) {
    m_compact = compact;
    setToolTip(compact ? text() : QString());
    update();
}

void SidebarEntry::setTarget(bool target) {
    m_target = target;
    update();
}

void SidebarEntry::enterEvent(QEnterEvent*) {
    update();
}

void SidebarEntry::leaveEvent(QEvent*) {
    update();
}

void SidebarEntry::paintEvent(QPaintEvent*) {
    const Palette& p = ui::palette();
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse() || m_target) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? p.selection : p.hover);
        painter.drawRoundedRect(rect(), metrics::kControlRadius, metrics::kControlRadius);
    }
    if (hasFocus() || m_target) {
        painter.setPen(QPen(p.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75),
                                metrics::kControlRadius, metrics::kControlRadius);
    }
    const qreal iconX = m_compact ? (width() - metrics::kIcon) / 2.0 : 10;
    painter.drawPixmap(QPointF(iconX, (height() - metrics::kIcon) / 2.0),
                       iconPixmap(m_icon, isChecked() ? p.accent : p.secondary, metrics::kIcon,
                                  devicePixelRatioF()));
    if (m_compact)
        return;
    painter.setFont(theme.font(TextSize::Small, QFont::Normal, true));
    painter.setPen(isChecked() ? p.secondary : p.faint);
    const qreal figure = figuresWidth(QFontMetricsF(painter.font()), m_figure);
    drawFigures(painter, QRectF(rect()).adjusted(0, 0, -10, 0), Qt::AlignRight | Qt::AlignVCenter,
                m_figure);
    painter.setFont(theme.font(TextSize::Body, isChecked() ? QFont::DemiBold : QFont::Normal));
    painter.setPen(isChecked() ? p.text : p.secondary);
    const QRectF name = QRectF(rect()).adjusted(39, 0, -20 - figure, 0);
    painter.drawText(
        name, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, static_cast<int>(name.width())));
}

}  // namespace linnet::ui
