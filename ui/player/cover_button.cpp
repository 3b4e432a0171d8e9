// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/cover_button.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/covers.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

CoverButton::CoverButton(Covers& covers, int side, QWidget* parent)
    : QAbstractButton(parent), m_covers(covers), m_side(side) {
    setFixedSize(side, side);
    setFocusPolicy(Qt::TabFocus);
    connect(&covers, &Covers::arrived, this, [this](const storage::ContentHash& artwork) {
        if (m_artwork == artwork)
            update();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CoverButton::setCover(const std::optional<storage::ContentHash>& artwork,
                           const QString& name) {
    m_artwork = artwork;
    m_name = name;
    update();
}

void CoverButton::keyPressEvent(QKeyEvent* event) {
    // The arrows belong to what the button stands in: the player seeks with them.
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        return event->ignore();
    QAbstractButton::keyPressEvent(event);
}

void CoverButton::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()), metrics::kRowRadius, metrics::kRowRadius);
    if (m_name.isEmpty() && !m_artwork) {
        painter.fillPath(shape, colours.hover);
        return;
    }
    painter.save();
    painter.setClipPath(shape);
    painter.drawPixmap(0, 0, m_covers.cover(m_artwork, m_name, m_side, devicePixelRatioF()));
    painter.restore();
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::kRowRadius,
                                metrics::kRowRadius);
    }
}

}  // namespace linnet::ui
