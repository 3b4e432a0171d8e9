// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_table.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/library/words.h"
#include "ui/theme/figures.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr int kHeadingHeight = 44;
constexpr int kTableBottom = 16;

/// Two bars while it plays, a triangle while it is paused.
void paintMark(QPainter& painter, const QRect& cell, bool paused, const QColor& colour) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QRectF mark(cell.right() - 12.5, cell.center().y() - 4.5, 13, 11);
    if (paused) {
        QPainterPath triangle(mark.topLeft() + QPointF(3, 0));
        triangle.lineTo(mark.right(), mark.center().y());
        triangle.lineTo(mark.bottomLeft() + QPointF(3, 0));
        triangle.closeSubpath();
        painter.drawPath(triangle);
    } else {
        painter.drawRoundedRect(QRectF(mark.left() + 0.5, mark.top(), 5, 10), 1, 1);
        painter.drawRoundedRect(QRectF(mark.left() + 7.5, mark.top(), 5, 10), 1, 1);
    }
}

}  // namespace

SongDelegate::SongDelegate(QObject* parent) : QStyledItemDelegate(parent) {
    loadFonts();
    connect(&Theme::instance(), &Theme::changed, this, &SongDelegate::loadFonts);
}

void SongDelegate::loadFonts() {
    m_title = Theme::instance().font(TextSize::Body, QFont::Medium);
    m_text = Theme::instance().font(TextSize::Body);
    m_figures = Theme::instance().font(TextSize::Body, QFont::Normal, true);
}

void SongDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    const auto* songs = static_cast<const SongsModel*>(index.model());
    const catalogue::Song* song = songs->row(index.row());
    const Palette& colours = palette();
    const QRect row = option.rect;
    const bool playing = song && m_playing == song->id;

    const QColor ground = option.state & QStyle::State_Selected    ? colours.selection
                          : playing                                ? colours.playing
                          : option.state & QStyle::State_MouseOver ? colours.hover
                                                                   : QColor();
    if (ground.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ground);
        painter->drawRoundedRect(row, metrics::kRowRadius, metrics::kRowRadius);
    }
    if (option.state & QStyle::State_HasFocus && option.state & QStyle::State_Selected) {
        painter->setPen(QPen(colours.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRowRadius,
                                 metrics::kRowRadius);
    }

    const auto columns = placeColumns(m_columns, row.width());
    for (const PlacedColumn& column : columns) {
        const QRect cell(row.x() + column.x, row.y(), column.width, row.height());
        QString text;
        QColor colour = colours.secondary;
        const QFont* font = &m_text;
        if (column.column == SongColumn::Number) {
            if (playing) {
                paintMark(*painter, cell, m_paused, colours.accent);
                continue;
            }
            if (m_columns == SongColumns::Found)
                continue;
            const bool track = m_columns != SongColumns::Library && song && song->fields.track;
            text = track ? QString::number(*song->fields.track) : words::number(index.row() + 1);
            colour = colours.faint;
            font = &m_figures;
        } else if (!song) {
            // What is still on its way shows where it will stand.
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.hairline);
            const int width = column.right ? 26 : column.width * 2 / 3;
            painter->drawRoundedRect(QRect(column.right ? cell.right() - width : cell.x(),
                                           cell.center().y() - 4, width, 8),
                                     4, 4);
            continue;
        } else {
            switch (column.column) {
                case SongColumn::Title:
                    text = song->fields.title;
                    colour = playing ? colours.accentText : colours.text;
                    font = &m_title;
                    break;
                case SongColumn::Artist:
                    text = song->fields.artist;
                    break;
                case SongColumn::Album:
                    text = song->fields.album;
                    break;
                case SongColumn::Genre:
                    text = song->fields.genre;
                    break;
                case SongColumn::Year:
                    text = song->fields.year ? QString::number(*song->fields.year) : QString();
                    font = &m_figures;
                    break;
                case SongColumn::Plays:
                    if (static_cast<std::size_t>(index.row()) < m_plays.size())
                        text = words::plays(m_plays[static_cast<std::size_t>(index.row())]);
                    break;
                case SongColumn::Time:
                    text = words::time(song->duration);
                    font = &m_figures;
                    break;
                case SongColumn::Number:
                    break;
            }
        }
        if (text.isEmpty())
            continue;
        painter->setFont(*font);
        painter->setPen(colour);
        if (font == &m_figures) {
            drawFigures(*painter, QRectF(cell), Qt::AlignRight | Qt::AlignVCenter, text);
            continue;
        }
        const QFontMetrics measured(*font);
        if (measured.horizontalAdvance(text) > cell.width())
            text = measured.elidedText(text, Qt::ElideRight, cell.width());
        painter->drawText(
            cell,
            Qt::AlignVCenter | Qt::TextSingleLine | (column.right ? Qt::AlignRight : Qt::AlignLeft),
            text);
    }
}

SongTable::SongTable(SongsModel& model, QWidget* parent)
    : CellView(parent), m_songs(model), m_delegate(new SongDelegate(this)) {
    setItemDelegate(m_delegate);
    setModel(&model);
    connect(&model, &SongsModel::relistBegins, this, &SongTable::keepPlace);
    connect(&model, &SongsModel::relistEnded, this, &SongTable::restorePlace);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void SongTable::setColumns(SongColumns columns) {
    m_delegate->m_columns = columns;
    updateGeometries();
    viewport()->update();
}

void SongTable::setPlays(std::vector<std::int64_t> plays) {
    m_delegate->m_plays = std::move(plays);
    viewport()->update();
}

void SongTable::setPlaying(std::optional<SongId> song, bool paused) {
    if (m_delegate->m_playing == song && m_delegate->m_paused == paused)
        return;
    m_delegate->m_playing = song;
    m_delegate->m_paused = paused;
    viewport()->update();
}

std::vector<catalogue::SongKey> SongTable::selectedKeys() const {
    std::vector<catalogue::SongKey> keys;
    auto ranges = selectedRanges();
    if (ranges.empty() && currentIndex().isValid())
        ranges.emplace_back(currentIndex().row(), currentIndex().row());
    const auto& all = *m_songs.keys();
    for (const auto& range : ranges)
        for (int row = range.first;
             row <= range.second && static_cast<std::size_t>(row) < all.size(); ++row)
            keys.push_back(all[static_cast<std::size_t>(row)]);
    return keys;
}

bool SongTable::reveal(catalogue::SongKey song) {
    const auto keys = m_songs.keys();
    const auto found = std::find(keys->begin(), keys->end(), song);
    if (found == keys->end())
        return false;
    const QModelIndex index = m_songs.index(static_cast<int>(found - keys->begin()));
    setCurrentIndex(index);
    scrollTo(index, PositionAtCenter);
    return true;
}

void SongTable::setDiscs(std::vector<std::pair<int, int>> discs) {
    if (discs == m_discs)
        return;
    m_discs = std::move(discs);
    updateGeometries();
    viewport()->update();
}

CellView::Layout SongTable::layoutFor(int width) const {
    Layout layout;
    layout.cell = QSize(width, metrics::kRowHeight);
    const bool inPage = columns() == SongColumns::Found || columns() == SongColumns::MostPlayed;
    layout.bottom = inPage ? 0 : kTableBottom;
    for (const auto& disc : m_discs)
        layout.headings.push_back(disc.first);
    layout.headingHeight = kHeadingHeight;
    return layout;
}

void SongTable::paintHeading(QPainter& painter, const QRect& rect, int row) {
    const auto disc = std::ranges::find(m_discs, row, &std::pair<int, int>::first);
    if (disc == m_discs.end())
        return;
    painter.setFont(Theme::instance().font(TextSize::Small, QFont::DemiBold));
    painter.setPen(linnet::ui::palette().secondary);
    painter.drawText(rect.adjusted(14, 0, 0, -8), Qt::AlignLeft | Qt::AlignBottom,
                     tr("Disc %1").arg(disc->second));
}

}  // namespace linnet::ui
