// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/importing/progress_line.h"

#include <QPainter>
#include <algorithm>

#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr int kLine = 4;
constexpr int kPermille = 1000;

}  // namespace

ProgressLine::ProgressLine(QWidget* parent) : QProgressBar(parent) {
    setTextVisible(false);
    setRange(0, kPermille);
    setFixedHeight(kLine);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ProgressLine::setDone(double part) {
    setValue(static_cast<int>(kPermille * std::clamp(part, 0.0, 1.0)));
}

void ProgressLine::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.hairline);
    painter.drawRoundedRect(QRectF(rect()), kLine / 2.0, kLine / 2.0);
    painter.setBrush(colours.accent);
    painter.setClipRect(QRectF(0, 0, width() * value() / double(kPermille), height()));
    painter.drawRoundedRect(QRectF(rect()), kLine / 2.0, kLine / 2.0);
}

}  // namespace linnet::ui
