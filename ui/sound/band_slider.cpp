// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sound/band_slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "core/playback/sound_settings.h"
#include "ui/sound/sound_words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr double kLine = 4;
constexpr double kHandleRadius = 7;
constexpr double kEdge = kHandleRadius + 3;  // so that the halo of the focus has room

}  // namespace

BandSlider::BandSlider(const QString& band, QWidget* parent) : LineSlider(parent) {
    constexpr int kMost = static_cast<int>(playback::EqualiserCurve::kMostDb * 10);
    setOrientation(Qt::Vertical);
    setRange(-kMost, kMost);
    setSingleStep(5);
    setPageStep(30);
    setAccessibleName(band);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString BandSlider::valueText() const {
    return words::decibels(value() / 10.0);
}

double BandSlider::yOf(int value) const {
    const double share = (static_cast<double>(maximum()) - value) / (maximum() - minimum());
    return kEdge + share * (height() - 2 * kEdge);
}

int BandSlider::valueAtY(double y) const {
    const double share = std::clamp((y - kEdge) / (height() - 2 * kEdge), 0.0, 1.0);
    return maximum() - static_cast<int>(std::lround(share * (maximum() - minimum())));
}

void BandSlider::sliderChange(SliderChange change) {
    QAbstractSlider::sliderChange(change);
    update();
}

void BandSlider::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double x = width() / 2.0;
    const auto bar = [&](double from, double to, const QColor& colour) {
        painter.setBrush(colour);
        painter.drawRoundedRect(
            QRectF(x - kLine / 2, std::min(from, to), kLine, std::abs(to - from)), kLine / 2,
            kLine / 2);
    };
    bar(3, height() - 3, colours.hairline);
    const double y = yOf(value());
    const QColor colour = isEnabled() ? colours.accent : colours.faint;
    bar(yOf(0), y, colour);
    if (hasFocus()) {
        QColor halo = colours.accent;
        halo.setAlphaF(0.35F);
        painter.setBrush(halo);
        painter.drawEllipse(QPointF(x, y), kHandleRadius + 3, kHandleRadius + 3);
    }
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(x, y), kHandleRadius, kHandleRadius);
}

void BandSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    setSliderDown(true);
    moveTo(valueAtY(event->position().y()));
}

void BandSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown())
        moveTo(valueAtY(event->position().y()));
}

void BandSlider::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        moveTo(0);
}

}  // namespace linnet::ui
