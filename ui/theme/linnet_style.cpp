// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/linnet_style.h"

#include <QPainter>
#include <QStyleOption>

#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

void drawCheckBox(const QStyleOption& option, QPainter& painter) {
    const Palette& p = palette();
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool on = option.state & QStyle::State_On;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(on ? p.accent : p.faint, 1));
    painter.setBrush(on ? p.accent : p.field);
    painter.drawRoundedRect(box, 4, 4);
    if (on) {
        painter.setPen(QPen(p.onAccent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        const auto at = [&box](qreal x, qreal y) {
            return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
        };
        painter.drawPolyline(QPolygonF{at(0.24, 0.54), at(0.43, 0.72), at(0.77, 0.31)});
    }
    painter.restore();
}

void drawFocusRing(const QStyleOption& option, QPainter& painter) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.75, 0.75, -0.75, -0.75),
                            metrics::kRowRadius, metrics::kRowRadius);
    painter.restore();
}

}  // namespace

LinnetStyle::LinnetStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void LinnetStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                                QPainter* painter, const QWidget* widget) const {
    switch (element) {
        case PE_IndicatorCheckBox:
            return drawCheckBox(*option, *painter);
        case PE_FrameFocusRect:
            return drawFocusRing(*option, *painter);
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int LinnetStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                             const QWidget* widget) const {
    switch (metric) {
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
            return 16;
        case PM_CheckBoxLabelSpacing:
            return 8;
        case PM_ButtonIconSize:
        case PM_SmallIconSize:
            return metrics::kIcon;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int LinnetStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returned) const {
    switch (hint) {
        case SH_EtchDisabledText:
        case SH_UnderlineShortcut:
            return 0;
        case SH_Widget_Animation_Duration:
            return Theme::instance().motionMs();
        case SH_LineEdit_PasswordCharacter:
            return 0x2022;
        default:
            return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

}  // namespace linnet::ui
