// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "ui/theme/theme.h"

namespace linnet::ui {

/// A line of text in one of the theme's sizes and colours, following the theme.
class TextLabel final : public QLabel {
    Q_OBJECT

 public:
    using Colour = QColor Palette::*;
    TextLabel(TextSize size, int weight, Colour colour, QWidget* parent = nullptr);
    /// A line that ends in "…" where it does not fit, instead of making its page wider.
    void setElided(bool elided);
    [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    void dress();

    TextSize m_size;
    int m_weight;
    Colour m_colour;
    bool m_elided = false;
};

}  // namespace linnet::ui
