// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/search_field.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/theme.h"

namespace linnet::ui {

SearchField::SearchField(QWidget* parent) : IconField(QStringLiteral("search"), 60, parent) {
    setObjectName(QStringLiteral("searchField"));
    setAccessibleName(tr("Search"));
    setPlaceholderText(tr("Search songs, artists, albums"));
    setFixedHeight(36);
    setAcceptDrops(false);  // files dropped here are the window's
}

void SearchField::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Escape:
            if (text().isEmpty())
                Q_EMIT left();
            else
                clear();
            return;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT keyPassed(event);
            return;
        default:
            IconField::keyPressEvent(event);
    }
}

void SearchField::paintEvent(QPaintEvent* event) {
    IconField::paintEvent(event);
    const Palette& p = ui::palette();
    const QString key = text().isEmpty() ? tr("Ctrl F") : tr("Esc");
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().font(TextSize::Tiny));
    const qreal width = painter.fontMetrics().horizontalAdvance(key) + 13;
    const QRectF cap(this->width() - width - 12.5, (height() - 18) / 2.0 + 0.5, width, 17);
    painter.setPen(p.hairline);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cap, 4, 4);
    painter.setPen(p.faint);
    painter.drawText(cap, Qt::AlignCenter, key);
}

}  // namespace linnet::ui
