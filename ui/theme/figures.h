// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFontMetricsF>
#include <QPainter>
#include <QString>

namespace linnet::ui {

/// Figures of equal width, so that they stand under one another (Qt 6.4 cannot ask a font for its
/// tabular figures): each digit takes the width of the widest one.
[[nodiscard]] qreal figuresWidth(const QFontMetricsF& metrics, const QString& text);
/// With the painter's font and pen; `alignment` as for QPainter::drawText, one line.
void drawFigures(QPainter& painter, const QRectF& rect, Qt::Alignment alignment,
                 const QString& text);

}  // namespace linnet::ui
