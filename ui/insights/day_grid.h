// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/playback/listening_year.h"
#include "ui/insights/walked_chart.h"

namespace linnet::ui {

/// A year of days, a week in each column: the more was heard on one, the stronger its colour.
class DayGrid final : public WalkedChart {
    Q_OBJECT

 public:
    explicit DayGrid(QWidget* parent = nullptr);
    /// Days after `today` are drawn fainter and cannot be walked to.
    void show(const playback::ListeningYear& year, QDate today);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

 protected:
    [[nodiscard]] int count() const override { return m_count; }
    [[nodiscard]] QRectF areaOf(int day) const override;
    [[nodiscard]] QString wordsOf(int day) const override;
    [[nodiscard]] int stepOf(int key) const override;
    void paintEvent(QPaintEvent* event) override;

 private:
    [[nodiscard]] int columns() const;
    [[nodiscard]] qreal pitch(int width) const;
    [[nodiscard]] double strength(std::size_t day) const;

    playback::ListeningYear m_year;
    int m_count = 0;
    int m_offset = 0;   ///< days of its first week that belong to the year before
    double m_full = 1;  ///< ms with which a day has the whole colour
};

}  // namespace linnet::ui
