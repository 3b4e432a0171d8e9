// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/time_label.h"

#include <QPainter>

#include "ui/theme/figures.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr int kWidth = 48;  // room for "1:02:09"

}  // namespace

TimeLabel::TimeLabel(const QString& name, Qt::Alignment side, QWidget* parent) : QLabel(parent) {
    setObjectName(name);
    setTextFormat(Qt::PlainText);
    setAlignment(side | Qt::AlignVCenter);
    setFixedWidth(kWidth);
    const auto dress = [this] { setFont(Theme::instance().font(TextSize::Tiny)); };
    dress();
    connect(&Theme::instance(), &Theme::changed, this, dress);
}

void TimeLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(font());
    painter.setPen(linnet::ui::palette().secondary);
    drawFigures(painter, QRectF(rect()), alignment(), text());
}

}  // namespace linnet::ui
