// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_header.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

class HeaderButton final : public QAbstractButton {
 public:
    HeaderButton(const QString& title, QWidget* parent) : QAbstractButton(parent) {
        setText(title);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
    }
    void show(bool right, std::optional<bool> descending) {
        m_right = right;
        m_descending = descending;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override { return {60, 34}; }

 protected:
    void paintEvent(QPaintEvent*) override {
        const Palette& colours = linnet::ui::palette();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QFont font = Theme::instance().font(TextSize::Tiny, QFont::DemiBold);
        painter.setFont(font);
        const bool sorted = m_descending.has_value();
        painter.setPen(underMouse() || sorted ? colours.secondary : colours.faint);
        const QRect area = rect();
        const Qt::Alignment side = m_right ? Qt::AlignRight : Qt::AlignLeft;
        painter.drawText(area, static_cast<int>((side | Qt::AlignVCenter).toInt()), text());
        const int length = QFontMetrics(font).horizontalAdvance(text());
        if (sorted) {
            const qreal x = m_right ? area.right() - length - 10 : length + 3;
            const qreal y = area.center().y() + 1;
            const qreal point = *m_descending ? 3 : -3;
            QPainterPath arrow(QPointF(x, y - point));
            arrow.lineTo(x + 6, y - point);
            arrow.lineTo(x + 3, y + point);
            arrow.closeSubpath();
            painter.fillPath(arrow, colours.secondary);
        }
        if (hasFocus()) {
            painter.setPen(QPen(colours.accent, 1));
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 6.5, -0.5, -6.5), 4, 4);
        }
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

 private:
    bool m_right = false;
    std::optional<bool> m_descending;
};

constexpr std::array kColumns = {SongColumn::Title, SongColumn::Artist, SongColumn::Album,
                                 SongColumn::Genre, SongColumn::Year,   SongColumn::Time};

}  // namespace

SongHeader::SongHeader(QWidget* parent) : QWidget(parent) {
    setFixedHeight(34);
    constexpr std::array kNames = {"sortByTitle", "sortByArtist", "sortByAlbum",
                                   "sortByGenre", "sortByYear",   "sortByTime"};
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
        auto* button = new HeaderButton(columnTitle(kColumns[i]), this);
        button->setObjectName(QLatin1StringView(kNames[i]));
        connect(button, &QAbstractButton::clicked, this, [this, column = kColumns[i]] {
            const auto sort = *columnSort(column);
            Q_EMIT sortChosen(sort, sort == m_sort && !m_descending);
        });
        m_buttons.emplace_back(kColumns[i], button);
    }
    setSort(m_sort, m_descending);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SongHeader::setSort(catalogue::SongSort sort, bool descending) {
    m_sort = sort;
    m_descending = descending;
    place();
}

void SongHeader::setRowWidth(int width) {
    m_rowWidth = width;
    place();
}

void SongHeader::place() {
    const auto columns = placeColumns(SongColumns::Library, m_rowWidth > 0 ? m_rowWidth : width());
    for (const auto& [column, button] : m_buttons) {
        const auto placed = std::ranges::find(columns, column, &PlacedColumn::column);
        button->setVisible(placed != columns.end());
        if (placed == columns.end())
            continue;
        button->setGeometry(placed->x, 0, placed->width, height() - 1);
        const bool sorted = columnSort(column) == m_sort;
        static_cast<HeaderButton*>(button)->show(
            placed->right, sorted ? std::optional(m_descending) : std::nullopt);
        name(*button, column);
    }
}

void SongHeader::name(QAbstractButton& button, SongColumn column) const {
    const QString title = columnTitle(column);
    const bool sorted = columnSort(column) == m_sort;
    button.setAccessibleName(!sorted        ? tr("Sort by %1").arg(title)
                             : m_descending ? tr("Sort by %1, sorted descending").arg(title)
                                            : tr("Sort by %1, sorted ascending").arg(title));
}

void SongHeader::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void SongHeader::paintEvent(QPaintEvent*) {
    const Palette& colours = linnet::ui::palette();
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, colours.hairline);
    painter.setFont(Theme::instance().font(TextSize::Tiny, QFont::DemiBold));
    painter.setPen(colours.faint);
    painter.drawText(QRect(4, 0, 26, height() - 1), Qt::AlignVCenter | Qt::AlignRight,
                     columnTitle(SongColumn::Number));
}

}  // namespace linnet::ui
