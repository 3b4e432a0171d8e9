// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ui/player/line_slider.h"

namespace linnet::ui {

/// A line whose value is said in words.
class WordedSlider final : public LineSlider {
 public:
    using Words = std::function<QString(int)>;
    WordedSlider(Words words, QWidget* parent) : LineSlider(parent), m_words(std::move(words)) {}
    [[nodiscard]] QString valueText() const override { return m_words(value()); }

 private:
    Words m_words;
};

}  // namespace linnet::ui
