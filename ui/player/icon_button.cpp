// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/icon_button.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/icons.h"

namespace linnet::ui {

namespace {

constexpr int kFlatSide = 32;
constexpr int kRoundSide = 36;

}  // namespace

IconButton::IconButton(Kind kind, const QString& name, QWidget* parent)
    : QAbstractButton(parent), m_kind(kind) {
    setObjectName(name);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconButton::setIconName(const QString& icon) {
    if (m_icon == icon)
        return;
    m_icon = icon;
    update();
}

void IconButton::setWords(const QString& words, const QString& shortcut) {
    setAccessibleName(words);
    setToolTip(shortcut.isEmpty() ? words : tr("%1 (%2)").arg(words, shortcut));
}

QSize IconButton::sizeHint() const {
    const int side = m_kind == Kind::Flat ? kFlatSide : kRoundSide;
    return {side, side};
}

void IconButton::keyPressEvent(QKeyEvent* event) {
    // The arrows belong to what the button stands in: the player seeks with them.
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        return event->ignore();
    QAbstractButton::keyPressEvent(event);
}

void IconButton::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF area(rect());
    QColor ink;
    if (m_kind == Kind::RoundAccent) {
        QColor ground = isEnabled() ? colours.accent : colours.hairline;
        if (isEnabled() && (isDown() || underMouse()))
            ground = ground.lighter(isDown() ? 92 : 108);
        painter.setBrush(ground);
        painter.drawEllipse(area);
        ink = isEnabled() ? colours.onAccent : colours.faint;
    } else {
        if (isEnabled() && (isDown() || underMouse())) {
            painter.setBrush(isDown() ? colours.selection : colours.hover);
            painter.drawRoundedRect(area, metrics::kControlRadius, metrics::kControlRadius);
        }
        ink = !isEnabled()   ? colours.hairline
              : isChecked()  ? colours.accent
              : underMouse() ? colours.text
                             : colours.secondary;
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_kind == Kind::Flat ? colours.accent : colours.text, 1.5));
        const QRectF ring = area.adjusted(0.75, 0.75, -0.75, -0.75);
        if (m_kind == Kind::Flat)
            painter.drawRoundedRect(ring, metrics::kControlRadius, metrics::kControlRadius);
        else
            painter.drawEllipse(ring);
    }
    const int side = metrics::kIcon;
    painter.drawPixmap(QPointF((width() - side) / 2.0, (height() - side) / 2.0),
                       iconPixmap(m_icon, ink, side, devicePixelRatioF()));
}

void IconButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void IconButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace linnet::ui
