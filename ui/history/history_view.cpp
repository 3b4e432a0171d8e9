// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_view.h"

#include <QPainter>
#include <QStyledItemDelegate>
#include <QtMath>
#include <algorithm>

#include "ui/library/cover_painter.h"
#include "ui/library/words.h"
#include "ui/theme/figures.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr int kCover = 38;
constexpr int kInset = 6;
constexpr int kGap = 14;
constexpr int kRight = 16;
constexpr int kBottom = 16;

}  // namespace

/// Cover, title and artist, album, and the time of the day.
class HistoryDelegate final : public QStyledItemDelegate {
 public:
    HistoryDelegate(HistoryModel& model, Covers& covers, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model), m_covers(covers) {
        loadFonts();
        connect(&Theme::instance(), &Theme::changed, this, [this] { loadFonts(); });
    }

    void setPlaying(std::optional<SongId> song) { m_playing = song; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Palette& colours = palette();
        const QRect row = option.rect;
        const HistoryRow* played = m_model.row(index.row());
        const bool plays = played && m_playing == played->id;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QColor ground = option.state & QStyle::State_Selected    ? colours.selection
                              : plays                                  ? colours.playing
                              : option.state & QStyle::State_MouseOver ? colours.hover
                                                                       : QColor();
        if (ground.isValid()) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(ground);
            painter->drawRoundedRect(row, metrics::kRowRadius, metrics::kRowRadius);
        }
        if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_Selected) {
            painter->setPen(colours.accent);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5),
                                     metrics::kRowRadius, metrics::kRowRadius);
        }
        const QRect cover(row.left() + kInset, row.top() + (row.height() - kCover) / 2, kCover,
                          kCover);
        if (played && played->song) {
            const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
            paintCover(*painter, cover,
                       m_covers.cover(played->song->artwork, words::coverName(*played->song),
                                      kCover, ratio),
                       5);
        } else {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.hairline);
            painter->drawRoundedRect(cover, 5, 5);
        }
        if (played)
            paintWords(*painter, row, cover, *played, plays);
        painter->restore();
    }

 private:
    void paintWords(QPainter& painter, const QRect& row, const QRect& cover,
                    const HistoryRow& played, bool plays) const {
        const Palette& colours = palette();
        const QString when = words::timeOfDay(played.startedAt);
        const int timeWidth = qCeil(figuresWidth(QFontMetricsF(m_figures), when));
        painter.setFont(m_figures);
        painter.setPen(colours.secondary);
        drawFigures(
            painter,
            QRectF(row.right() + 1 - kRight - timeWidth, row.top(), timeWidth, row.height()),
            Qt::AlignVCenter | Qt::AlignRight, when);

        const int left = cover.right() + 1 + kGap;
        const int room = row.right() + 1 - kRight - timeWidth - kGap - left;
        const auto line = [&](const QFont& font, const QColor& colour, const QRect& place,
                              const QString& text) {
            painter.setFont(font);
            painter.setPen(colour);
            painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                             QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
        };
        if (!played.song)
            return line(m_title, colours.secondary, QRect(left, row.top(), room, row.height()),
                        HistoryModel::tr("Not in the library any more"));
        const auto& fields = played.song->fields;
        const bool wide = room > 420 && !fields.album.isEmpty();
        const int first = wide ? room * 3 / 5 - kGap : room;
        if (wide)
            line(m_artist, colours.secondary,
                 QRect(left + room * 3 / 5, row.top(), room * 2 / 5, row.height()), fields.album);
        const QColor colour = plays ? colours.accentText : colours.text;
        const int middle = row.center().y() + 1;
        if (fields.artist.isEmpty())
            return line(m_title, colour, QRect(left, row.top(), first, row.height()), fields.title);
        line(m_title, colour, QRect(left, middle - 19, first, 20), fields.title);
        line(m_artist, colours.secondary, QRect(left, middle, first, 18), fields.artist);
    }

    void loadFonts() {
        m_title = Theme::instance().font(TextSize::Body, QFont::Medium);
        m_artist = Theme::instance().font(TextSize::Small);
        m_figures = Theme::instance().font(TextSize::Body, QFont::Normal, true);
    }

    HistoryModel& m_model;
    Covers& m_covers;
    std::optional<SongId> m_playing;
    QFont m_title;
    QFont m_artist;
    QFont m_figures;
};

HistoryView::HistoryView(HistoryModel& model, Covers& covers, QWidget* parent)
    : CellView(parent), m_history(model), m_delegate(new HistoryDelegate(model, covers, this)) {
    setItemDelegate(m_delegate);
    setModel(&model);
    connect(&model, &HistoryModel::relistBegins, this, &HistoryView::keepPlace);
    connect(&model, &HistoryModel::relistEnded, this, &HistoryView::restorePlace);
    connect(&model, &QAbstractItemModel::modelReset, this, &HistoryView::findDays);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &HistoryView::findDays);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &HistoryView::findDays);
    connect(&covers, &Covers::arrived, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void HistoryView::setPlaying(std::optional<SongId> song) {
    m_delegate->setPlaying(song);
    viewport()->update();
}

std::vector<int> HistoryView::selectedRows(int most) const {
    std::vector<int> rows;
    for (const auto& [first, last] : selectedRanges()) {
        for (int row = first; row <= last && std::ssize(rows) < most; ++row)
            rows.push_back(row);
    }
    if (rows.empty() && currentIndex().isValid())
        rows.push_back(currentIndex().row());
    return rows;
}

CellView::Layout HistoryView::layoutFor(int width) const {
    Layout layout;
    layout.cell = QSize(width, kRow);
    layout.bottom = kBottom;
    for (const HistoryDay& day : m_days)
        layout.headings.push_back(day.first);
    layout.headingInset = kInset;
    return layout;
}

QString HistoryView::headingAbove(int row) const {
    const auto day = std::ranges::find(m_days, row, &HistoryDay::first);
    return day == m_days.end() ? QString() : dayWords(day->date, QDate::currentDate());
}

void HistoryView::findDays() {
    auto days = daysOf(*m_history.keys());
    if (days == m_days)
        return;
    m_days = std::move(days);
    updateGeometries();
    viewport()->update();
}

}  // namespace linnet::ui
