// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/insights/insights_words.h"
#include "ui/insights/walked_chart.h"

namespace linnet::ui {

/// A bar for each hour of the day, as high as much was heard in it.
class HourChart final : public WalkedChart {
    Q_OBJECT

 public:
    explicit HourChart(QWidget* parent = nullptr);
    void show(const insights_words::Hours& hours);
    [[nodiscard]] QSize sizeHint() const override { return {24 * 17, kHeight}; }

 protected:
    [[nodiscard]] int count() const override { return static_cast<int>(m_hours.size()); }
    [[nodiscard]] QRectF areaOf(int hour) const override;
    [[nodiscard]] QString wordsOf(int hour) const override;
    [[nodiscard]] int stepOf(int key) const override;
    void paintEvent(QPaintEvent* event) override;

 private:
    static constexpr int kHeight = 88;

    insights_words::Hours m_hours{};
};

}  // namespace linnet::ui
