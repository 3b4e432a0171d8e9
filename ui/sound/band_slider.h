// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/player/line_slider.h"

namespace linnet::ui {

/// One band of the equaliser, upright: tenths of a decibel around the middle, which a double click
/// goes back to.
class BandSlider final : public LineSlider {
    Q_OBJECT

 public:
    /// `band` is what assistive technology calls it.
    BandSlider(const QString& band, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override { return {26, 116}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {18, 72}; }
    [[nodiscard]] QString valueText() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void sliderChange(SliderChange change) override;

 private:
    [[nodiscard]] double yOf(int value) const;
    [[nodiscard]] int valueAtY(double y) const;
};

}  // namespace linnet::ui
