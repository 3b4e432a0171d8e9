// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/day_grid.h"

#include <QLocale>
#include <QPainter>
#include <QtMath>
#include <algorithm>

#include "ui/insights/insights_words.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr int kWeek = 7;
constexpr qreal kPitch = 17;
constexpr qreal kGapShare = 4.0 / 17;
constexpr double kNothing = 0.08;  ///< of the colour, on a day without music
constexpr double kLeast = 0.24;
constexpr double kToCome = 0.04;
/// Of the days with music, those above it all have the whole colour: one long day leaves the others
/// their differences.
constexpr double kFullShare = 0.9;

}  // namespace

DayGrid::DayGrid(QWidget* parent) : WalkedChart(tr("Every day"), parent) {
    setObjectName(QStringLiteral("insightsDays"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void DayGrid::show(const playback::ListeningYear& year, QDate today) {
    m_year = year;
    const QDate first(year.year, 1, 1);
    m_offset = (first.dayOfWeek() - static_cast<int>(QLocale().firstDayOfWeek()) + kWeek) % kWeek;
    m_count = static_cast<int>(
        std::clamp<qint64>(first.daysTo(today) + 1, 0, static_cast<qint64>(year.days.size())));
    std::vector<std::int64_t> heard;
    for (const auto& day : year.days) {
        if (day.heard.count() > 0)
            heard.push_back(day.heard.count());
    }
    m_full = 1;
    if (!heard.empty()) {
        const auto nth = heard.begin() + static_cast<std::ptrdiff_t>(
                                             static_cast<double>(heard.size() - 1) * kFullShare);
        std::ranges::nth_element(heard, nth);
        m_full = static_cast<double>(*nth);
    }
    updateGeometry();
    startAt(m_count - 1, first.year() == today.year() ? tr("Every day this year")
                                                      : tr("Every day of %1").arg(year.year));
}

int DayGrid::columns() const {
    return (m_offset + static_cast<int>(m_year.days.size()) + kWeek - 1) / kWeek;
}

qreal DayGrid::pitch(int width) const {
    const int across = std::max(columns(), 1);
    return std::min(kPitch, (width + kPitch * kGapShare) / across);
}

int DayGrid::heightForWidth(int width) const {
    return qCeil(pitch(width) * (kWeek - kGapShare));
}

QSize DayGrid::sizeHint() const {
    return {400, heightForWidth(std::max(width(), 400))};
}

QRectF DayGrid::areaOf(int day) const {
    const qreal step = pitch(width());
    const int place = m_offset + day;
    const qreal side = step * (1 - kGapShare);
    return {place / kWeek * step, place % kWeek * step, side, side};
}

QString DayGrid::wordsOf(int day) const {
    const auto at = static_cast<std::size_t>(day);
    return insights_words::day(m_year.dateOf(at), m_year.days[at]);
}

int DayGrid::stepOf(int key) const {
    switch (key) {
        case Qt::Key_Up:
            return -1;
        case Qt::Key_Down:
            return 1;
        case Qt::Key_Left:
            return -kWeek;
        case Qt::Key_Right:
            return kWeek;
        default:
            return 0;
    }
}

double DayGrid::strength(std::size_t day) const {
    if (static_cast<int>(day) >= m_count)
        return kToCome;
    const auto heard = static_cast<double>(m_year.days[day].heard.count());
    return heard <= 0 ? kNothing : kLeast + (1 - kLeast) * std::min(heard / m_full, 1.0);
}

void DayGrid::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int mark = marked();
    for (std::size_t day = 0; day < m_year.days.size(); ++day) {
        const QRectF cell = areaOf(static_cast<int>(day));
        const qreal radius = cell.width() / 4;
        QColor colour = colours.accent;
        colour.setAlphaF(static_cast<float>(strength(day)));
        painter.setBrush(colour);
        painter.drawRoundedRect(cell, radius, radius);
        if (static_cast<int>(day) == mark) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colours.text, 1.5));
            painter.drawRoundedRect(cell.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius);
            painter.setPen(Qt::NoPen);
        }
    }
}

}  // namespace linnet::ui
