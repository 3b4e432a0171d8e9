// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/report_row.h"

#include <QPainter>

#include "ui/theme/icons.h"

namespace linnet::ui {

namespace {

constexpr int kHeight = 63;
constexpr int kWordsLeft = 32;

}  // namespace

ReportRow::ReportRow(const QString& name, const QString& icon, Colour colour, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon), m_colour(colour) {
    setObjectName(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ReportRow::setWords(const QString& what, const QString& remark) {
    setText(what);
    m_remark = remark;
    setAccessibleName(tr("%1, %2. Show the list").arg(what, remark));
    update();
}

QSize ReportRow::sizeHint() const {
    return {320, kHeight};
}

void ReportRow::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.hairline);
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 4.75, -0.75, -5.75),
                                metrics::kRowRadius, metrics::kRowRadius);
    }
    const int side = 16;
    painter.drawPixmap(QPointF(1, (height() - side) / 2.0),
                       iconPixmap(m_icon, colours.*m_colour, side, devicePixelRatioF()));

    const QFont body = Theme::instance().font(TextSize::Body);
    const QString show = tr("Show ›");
    const int showWidth = QFontMetrics(body).horizontalAdvance(show);
    painter.setFont(body);
    painter.setPen(underMouse() ? colours.text : colours.secondary);
    painter.drawText(QRect(width() - showWidth, 0, showWidth, height() - 1),
                     Qt::AlignVCenter | Qt::AlignRight, show);

    const int room = width() - kWordsLeft - showWidth - 16;
    const int middle = height() / 2;
    const auto line = [&](const QFont& font, const QColor& colour, const QRect& place,
                          const QString& text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    };
    line(Theme::instance().font(TextSize::Body, QFont::Medium), colours.text,
         QRect(kWordsLeft, middle - 20, room, 20), text());
    line(Theme::instance().font(TextSize::Small), colours.secondary,
         QRect(kWordsLeft, middle, room, 18), m_remark);
}

void ReportRow::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void ReportRow::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

}  // namespace linnet::ui
