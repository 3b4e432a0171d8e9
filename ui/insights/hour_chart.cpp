// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/hour_chart.h"

#include <QPainter>
#include <algorithm>

#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr qreal kHourPitch = 17;
constexpr qreal kHourGap = 6;
constexpr qreal kLowest = 8;    ///< of an hour in which nothing was heard
constexpr double kShade = 0.8;  ///< of the colour, where no bar is pointed at

}  // namespace

HourChart::HourChart(QWidget* parent) : WalkedChart(tr("By hour of the day"), parent) {
    setObjectName(QStringLiteral("insightsHours"));
    setFixedHeight(kHeight);
}

void HourChart::show(const insights_words::Hours& hours) {
    m_hours = hours;
    startAt(static_cast<int>(std::ranges::max_element(hours) - hours.begin()),
            tr("By hour of the day"));
}

/// From top to bottom, so that a low bar is easily hit.
QRectF HourChart::areaOf(int hour) const {
    const qreal step =
        std::min(kHourPitch, (width() + kHourGap) / static_cast<qreal>(m_hours.size()));
    return {hour * step, 0, step, static_cast<qreal>(height())};
}

QString HourChart::wordsOf(int hour) const {
    return insights_words::hour(hour, m_hours[static_cast<std::size_t>(hour)]);
}

int HourChart::stepOf(int key) const {
    return key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0;
}

void HourChart::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto most = static_cast<double>(std::ranges::max(m_hours).count());
    const int mark = marked();
    for (int hour = 0; hour < count(); ++hour) {
        const QRectF area = areaOf(hour);
        const auto heard = static_cast<double>(m_hours[static_cast<std::size_t>(hour)].count());
        const qreal high = most > 0 ? kLowest + (area.height() - kLowest) * heard / most : kLowest;
        QColor colour = colours.accent;
        colour.setAlphaF(static_cast<float>(hour == mark ? 1.0 : heard > 0 ? kShade : kShade / 3));
        painter.setBrush(colour);
        const qreal wide = area.width() - std::min(kHourGap, area.width() / 3);
        painter.drawRoundedRect(QRectF(area.left(), area.bottom() - high, wide, high), 3, 3);
    }
}

}  // namespace linnet::ui
