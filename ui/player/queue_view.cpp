// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/queue_view.h"

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

constexpr int kCover = 38;
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
        return {kCover, QueueView::kRow};
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
        const QRect cover(row.left() + kLeft, row.top() + (row.height() - kCover) / 2, kCover,
                          kCover);
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
                            m_covers.cover(song.artwork, words::coverName(song), kCover, ratio));
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

QueueView::QueueView(QueueModel& model, Covers& covers, QWidget* parent) : QListView(parent) {
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

void QueueView::moveSelected(int by) {
    const int row = currentIndex().row();
    const int to = row + by;
    if (!currentIndex().isValid() || to < 0 || to >= model()->rowCount())
        return;
    model()->moveRow({}, row, {}, by > 0 ? to + 1 : to);
    scrollTo(currentIndex());
}

}  // namespace linnet::ui
