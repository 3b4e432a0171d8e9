// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/text_label.h"

#include <QPainter>

namespace linnet::ui {

TextLabel::TextLabel(TextSize size, int weight, Colour colour, QWidget* parent)
    : QLabel(parent), m_size(size), m_weight(weight), m_colour(colour) {
    setTextFormat(Qt::PlainText);
    dress();
    connect(&Theme::instance(), &Theme::changed, this, &TextLabel::dress);
}

void TextLabel::setElided(bool elided) {
    m_elided = elided;
    setSizePolicy(elided ? QSizePolicy::Expanding : QSizePolicy::Preferred, QSizePolicy::Preferred);
    updateGeometry();
}

QSize TextLabel::minimumSizeHint() const {
    const QSize hint = QLabel::minimumSizeHint();
    return m_elided ? QSize(40, hint.height()) : hint;
}

void TextLabel::dress() {
    setFont(Theme::instance().font(m_size, m_weight));
    QPalette colours = QLabel::palette();
    colours.setColor(QPalette::WindowText, linnet::ui::palette().*m_colour);
    setPalette(colours);
}

void TextLabel::paintEvent(QPaintEvent* event) {
    if (!m_elided)
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(linnet::ui::palette().*m_colour);
    const QRect area = contentsRect();
    painter.drawText(area, static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
}

}  // namespace linnet::ui
