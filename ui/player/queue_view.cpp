// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/queue_view.h"

#include <QDropEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QtMath>

#include "ui/library/words.h"
#include "ui/player/queue_model.h"
#include "ui/theme/covers.h"
#include "ui/theme/figures.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr int kRowCover = 38;
constexpr int kLeft = 20;
constexpr int kInset = 8;  // of the ground of a row

class QueueDelegate final : public QStyledItemDelegate {
 public:
    QueueDelegate(QueueModel& model, Covers& covers, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model), m_covers(covers) {
        loadFonts();
        connect(&Theme::instance(), &Theme::changed, this, [this] { loadFonts(); });
    }

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {kRowCover, QueueView::kRow};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Palette& colours = palette();
        const QRect row = option.rect;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        const QColor ground = option.state & QStyle::State_Selected    ? colours.selection
                              : option.state & QStyle::State_MouseOver ? colours.hover
                                                                       : QColor();
        const QRectF plate = QRectF(row).adjusted(kInset, 1, -kInset, -1);
        painter->setPen(Qt::NoPen);
        if (ground.isValid()) {
            painter->setBrush(ground);
            painter->drawRoundedRect(plate, metrics::kRowRadius, metrics::kRowRadius);
        }
        if (option.state & QStyle::State_HasFocus &&
            option.state & QStyle::State_KeyboardFocusChange) {
            painter->setPen(colours.accent);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), metrics::kRowRadius,
                                     metrics::kRowRadius);
        }
        const QRect cover(row.left() + kLeft, row.top() + (row.height() - kRowCover) / 2, kRowCover,
                          kRowCover);
        QPainterPath shape;
        shape.addRoundedRect(QRectF(cover), 5, 5);
        const QueueModel::Row* known = m_model.row(index.row());
        if (!known || !known->song)
            painter->fillPath(shape, colours.hairline);
        else
            paintSong(painter, row, cover, shape, *known->song, option.widget);
        if (known && !known->song) {
            painter->setPen(colours.secondary);
            painter->setFont(m_title);
            painter->drawText(wordsRect(row, cover, kLeft), Qt::AlignVCenter | Qt::TextSingleLine,
                              index.data().toString());
        }
        painter->restore();
    }

 private:
    static QRect wordsRect(const QRect& row, const QRect& cover, int right) {
        const int left = cover.right() + 11;
        return {left, row.top(), row.right() + 1 - right - left, row.height()};
    }

    void paintSong(QPainter* painter, const QRect& row, const QRect& cover,
                   const QPainterPath& shape, const catalogue::Song& song,
                   const QWidget* widget) const {
        const Palette& colours = palette();
        const qreal ratio = widget ? widget->devicePixelRatioF() : 1.0;
        painter->save();
        painter->setClipPath(shape);
        painter->drawPixmap(cover.topLeft(),
                            m_covers.cover(song.artwork, words::coverName(song), kRowCover, ratio));
        painter->restore();

        const QString time = words::time(song.duration);
        const int timeWidth = qCeil(figuresWidth(QFontMetricsF(m_figures), time));
        painter->setFont(m_figures);
        painter->setPen(colours.secondary);
        drawFigures(*painter,
                    QRectF(row.right() + 1 - kLeft - timeWidth, row.top(), timeWidth, row.height()),
                    Qt::AlignVCenter | Qt::AlignRight, time);

        const QRect words = wordsRect(row, cover, kLeft + timeWidth + 10);
        const auto line = [&](const QFont& font, const QColor& colour, const QRect& place,
                              const QString& text) {
            painter->setFont(font);
            painter->setPen(colour);
            painter->drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                              QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
        };
        const int middle = row.center().y() + 1;
        if (song.fields.artist.isEmpty()) {
            line(m_title, colours.text, words, song.fields.title);
        } else {
            line(m_title, colours.text, QRect(words.left(), middle - 19, words.width(), 20),
                 song.fields.title);
            line(m_artist, colours.secondary, QRect(words.left(), middle, words.width(), 18),
                 song.fields.artist);
        }
    }

    void loadFonts() {
        m_title = Theme::instance().font(TextSize::Body, QFont::Medium);
        m_artist = Theme::instance().font(TextSize::Small);
        m_figures = Theme::instance().font(TextSize::Body, QFont::Normal, true);
    }

    QueueModel& m_model;
    Covers& m_covers;
    QFont m_title;
    QFont m_artist;
    QFont m_figures;
};

}  // namespace

QueueView::QueueView(QueueModel& model, Covers& covers, QWidget* parent)
    : QListView(parent), m_queue(model) {
    setObjectName(QStringLiteral("queueList"));
    setAccessibleName(tr("Songs that come next"));
    setModel(&model);
    setItemDelegate(new QueueDelegate(model, covers, this));
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    verticalScrollBar()->setSingleStep(kRow / 2);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setDragDropMode(InternalMove);
    setDropIndicatorShown(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&covers, &Covers::arrived, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

std::vector<int> QueueView::selectedRowsAscending() const {
    std::vector<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    return rows;
}

void QueueView::keyPressEvent(QKeyEvent* event) {
    const bool vertical = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (event->modifiers() == Qt::AltModifier && vertical)
        return moveSelected(event->key() == Qt::Key_Up ? -1 : 1);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT jumpRequested(currentIndex().row());
        return;
    }
    if (event->key() == Qt::Key_Delete) {
        if (const auto rows = selectedRowsAscending(); !rows.empty())
            Q_EMIT removeRequested(rows);
        return;
    }
    QListView::keyPressEvent(event);
}

void QueueView::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT jumpRequested(at.row());
}

void QueueView::dropEvent(QDropEvent* event) {
    if (event->source() != this)
        return;
    const QModelIndex at = indexAt(event->position().toPoint());
    int before = m_queue.rowCount();
    if (at.isValid())
        before = dropIndicatorPosition() == BelowItem ? at.row() + 1 : at.row();
    // The rows have moved when the drag is told of it, so there is nothing left to take away.
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
    moveTo(selectedRowsAscending(), before);
}

void QueueView::moveSelected(int by) {
    auto rows = selectedRowsAscending();
    if (rows.empty() && currentIndex().isValid())
        rows.push_back(currentIndex().row());
    if (rows.empty())
        return;
    const int before = by < 0 ? rows.front() - 1 : rows.back() + 2;
    if (before >= 0 && before <= m_queue.rowCount())
        moveTo(rows, before);
}

void QueueView::moveTo(const std::vector<int>& rows, int before) {
    if (rows.empty())
        return;
    const int current = currentIndex().row();
    m_queue.requestMove(rows, before);
    // Whatever the model made of it, they are selected where they stand now.
    const auto above = std::ranges::lower_bound(rows, before) - rows.begin();
    const int first = before - static_cast<int>(above);
    const int last = first + static_cast<int>(rows.size()) - 1;
    if (last >= m_queue.rowCount())
        return;
    const auto held = std::ranges::find(rows, current);
    const int now = held == rows.end() ? first : first + static_cast<int>(held - rows.begin());
    selectionModel()->setCurrentIndex(m_queue.index(now), QItemSelectionModel::NoUpdate);
    selectionModel()->select(QItemSelection(m_queue.index(first), m_queue.index(last)),
                             QItemSelectionModel::ClearAndSelect);
    scrollTo(currentIndex());
}

}  // namespace linnet::ui
