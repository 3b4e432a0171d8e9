// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/song_table.h"

#include <QCoreApplication>
#include <QDrag>
#include <QDragEnterEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "core/catalogue/playlists/entry_key.h"
#include "ui/library/song_drag.h"
#include "ui/library/song_stats_cache.h"
#include "ui/library/words.h"
#include "ui/theme/figures.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr int kHeadingInset = 14;
constexpr int kTableBottom = 16;
constexpr int kHeart = 14;
constexpr int kStar = 15;

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

/// "3 songs" under the pointer.
QPixmap dragPicture(const QString& text, qreal ratio) {
    const Palette& colours = palette();
    const QFont font = Theme::instance().font(TextSize::Body, QFont::Medium);
    const int width = QFontMetrics(font).horizontalAdvance(text) + 24;
    QPixmap picture(QSizeF(width * ratio, 30 * ratio).toSize());
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accent);
    painter.drawRoundedRect(QRectF(0, 0, width, 30), 15, 15);
    painter.setFont(font);
    painter.setPen(colours.onAccent);
    painter.drawText(QRectF(0, 0, width, 30), Qt::AlignCenter, text);
    return picture;
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
        if (column.column == SongColumn::Heart || column.column == SongColumn::Rating) {
            paintMarks(*painter, option, cell, column.column, song);
            continue;
        }
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
                default:
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

/// A heart where there is one, and where the pointer could give one; the stars likewise.
void SongDelegate::paintMarks(QPainter& painter, const QStyleOptionViewItem& option,
                              const QRect& cell, SongColumn column,
                              const catalogue::Song* song) const {
    const auto* stats = song && m_stats ? m_stats->of(song->key) : nullptr;
    if (!stats)
        return;
    const Palette& colours = palette();
    const bool hovered = option.state & QStyle::State_MouseOver;
    const qreal ratio = painter.device()->devicePixelRatioF();
    if (column == SongColumn::Heart) {
        if (!stats->favourite && !hovered)
            return;
        painter.drawPixmap(
            QPointF(cell.center().x() - kHeart / 2.0, cell.center().y() - kHeart / 2.0 + 0.5),
            iconPixmap(stats->favourite ? QStringLiteral("heart-filled") : QStringLiteral("heart"),
                       stats->favourite ? colours.accent : colours.faint, kHeart, ratio));
        return;
    }
    if (!stats->rating && !hovered)
        return;
    const int stars = stats->rating.value_or(0) / catalogue::kRatingOfAStar;
    painter.setFont(m_text);
    for (int star = 0; star < 5; ++star) {
        painter.setPen(star < stars ? colours.accent : colours.faint);
        painter.drawText(QRect(cell.x() + star * kStar, cell.y(), kStar, cell.height()),
                         Qt::AlignCenter, star < stars ? QChar(0x2605) : QChar(0x00b7));
    }
}

SongTable::SongTable(SongsModel& model, QWidget* parent)
    : CellView(parent), m_songs(model), m_delegate(new SongDelegate(this)) {
    setItemDelegate(m_delegate);
    setModel(&model);
    setDragEnabled(true);
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

SelectedSongs SongTable::selected() const {
    auto rows = selectedRanges();
    if (rows.empty() && currentIndex().isValid())
        rows.emplace_back(currentIndex().row(), currentIndex().row());
    return {m_songs.keys(), std::move(rows)};
}

void SongTable::setStats(SongStatsCache* stats) {
    if (m_delegate->m_stats)
        m_delegate->m_stats->disconnect(viewport());
    m_delegate->m_stats = stats;
    if (stats)
        connect(stats, &SongStatsCache::changed, viewport(), qOverload<>(&QWidget::update));
}

void SongTable::setTakesSongs(bool takes) {
    setAcceptDrops(takes);
    viewport()->setAcceptDrops(takes);
}

void SongTable::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    const catalogue::Song* song = index.isValid() ? m_songs.row(index.row()) : nullptr;
    if (event->button() == Qt::LeftButton && song && m_delegate->m_stats) {
        const QRect row = visualRect(index);
        for (const PlacedColumn& column : placeColumns(columns(), row.width())) {
            const QRect cell(row.x() + column.x, row.y(), column.width, row.height());
            if (!cell.contains(event->pos()))
                continue;
            if (column.column == SongColumn::Heart) {
                Q_EMIT heartClicked(song->key);
                return event->accept();
            }
            if (column.column == SongColumn::Rating) {
                const int stars = std::clamp((event->pos().x() - cell.x()) / kStar, 0, 4) + 1;
                const auto* stats = m_delegate->m_stats->of(song->key);
                const bool had = stats && stats->rating == stars * catalogue::kRatingOfAStar;
                Q_EMIT starsClicked(song->key, had ? 0 : stars);
                return event->accept();
            }
        }
    }
    CellView::mousePressEvent(event);
}

void SongTable::startDrag(Qt::DropActions) {
    const auto entries = selected().entries();
    if (entries.empty())
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(songsMime(entries, m_dragFiles));
    drag->setPixmap(dragPicture(words::songs(std::ssize(entries)), devicePixelRatioF()));
    drag->setHotSpot(QPoint(-12, -8));
    drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction);
}

void SongTable::dragEnterEvent(QDragEnterEvent* event) {
    if (hasSongs(event->mimeData()))
        event->acceptProposedAction();
    else
        QCoreApplication::sendEvent(window(), event);  // files are the window's
}

void SongTable::dragMoveEvent(QDragMoveEvent* event) {
    event->setAccepted(hasSongs(event->mimeData()));
    if (event->isAccepted())
        setDropRow(rowToDropAt(event->position().toPoint()));
}

void SongTable::dragLeaveEvent(QDragLeaveEvent*) {
    setDropRow(-1);
}

void SongTable::dropEvent(QDropEvent* event) {
    setDropRow(-1);
    if (!hasSongs(event->mimeData()))
        return;
    event->acceptProposedAction();
    Q_EMIT songsDropped(songsFrom(*event->mimeData()), rowToDropAt(event->position().toPoint()),
                        event->source() == this);
}

int SongTable::rowToDropAt(const QPoint& at) const {
    const int rows = m_songs.rowCount();
    if (rows == 0)
        return 0;
    const QRect first = visualRect(m_songs.index(0));
    const int row = (at.y() - first.top() + first.height() / 2) / std::max(first.height(), 1);
    return std::clamp(row, 0, rows);
}

void SongTable::setDropRow(int row) {
    if (std::exchange(m_dropRow, row) != row)
        viewport()->update();
}

void SongTable::paintEvent(QPaintEvent* event) {
    CellView::paintEvent(event);
    if (m_dropRow < 0)
        return;
    const int rows = m_songs.rowCount();
    const QRect row = visualRect(m_songs.index(std::max(std::min(m_dropRow, rows - 1), 0)));
    const int y = rows == 0 ? 1 : m_dropRow < rows ? row.top() : row.bottom();
    QPainter painter(viewport());
    painter.fillRect(QRect(cellLayout().left, y - 1, cellLayout().cell.width(), 2),
                     linnet::ui::palette().accent);
}

bool SongTable::reveal(catalogue::SongKey song) {
    const auto keys = m_songs.keys();
    const auto found = std::ranges::find(*keys, song, catalogue::songOf);
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
    layout.headingInset = kHeadingInset;
    return layout;
}

QString SongTable::headingAbove(int row) const {
    const auto disc = std::ranges::find(m_discs, row, &std::pair<int, int>::first);
    return disc == m_discs.end() ? QString() : tr("Disc %1").arg(disc->second);
}

}  // namespace linnet::ui
