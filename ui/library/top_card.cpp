// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/top_card.h"

#include <QPainter>

#include "ui/library/cover_painter.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

TopCard::TopCard(Covers& covers, QWidget* parent) : QAbstractButton(parent), m_covers(covers) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFixedHeight(228);
    setCursor(Qt::PointingHandCursor);
    connect(&covers, &Covers::arrived, this, [this](const storage::ContentHash& artwork) {
        if (m_artwork == artwork)
            update();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TopCard::show(const std::optional<storage::ContentHash>& artwork, const QString& coverName,
                   const QString& title, const QString& about) {
    m_artwork = artwork;
    m_coverName = coverName;
    m_about = about;
    setText(title);
    setAccessibleName(tr("Top result: %1, %2").arg(title, about));
    update();
}

void TopCard::setMarked(bool marked) {
    m_marked = marked;
    update();
}

void TopCard::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_marked || hasFocus() ? colours.accent : colours.hairline, 1));
    painter.setBrush(underMouse() ? colours.hover : colours.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kCardRadius,
                            metrics::kCardRadius);
    paintCover(painter, QRectF(19, 19, 120, 120),
               m_covers.cover(m_artwork, m_coverName, 120, devicePixelRatioF()),
               metrics::kControlRadius - 2);
    const int room = width() - 38;
    QFont title = Theme::instance().font(TextSize::Title, QFont::Bold);
    if (QFontMetrics(title).horizontalAdvance(text()) > room)
        title = Theme::instance().font(TextSize::Heading, QFont::Bold);
    painter.setFont(title);
    painter.setPen(colours.text);
    painter.drawText(QRect(19, 152, room, 40), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(title).elidedText(text(), Qt::ElideRight, room));
    const QFont about = Theme::instance().font(TextSize::Body);
    painter.setFont(about);
    painter.setPen(colours.secondary);
    painter.drawText(QRect(19, 189, room, 20), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(about).elidedText(m_about, Qt::ElideRight, room));
}

}  // namespace linnet::ui
