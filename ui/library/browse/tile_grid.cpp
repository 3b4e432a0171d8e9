// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/browse/tile_grid.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/library/cover_painter.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

namespace {

constexpr int kGap = 20;
constexpr int kSmallestSide = 150;
constexpr int kTextHeight = 46;

class TileDelegate final : public QStyledItemDelegate {
 public:
    TileDelegate(const TileSource& tiles, Covers& covers, TileGrid::Shape shape, QWidget* view)
        : QStyledItemDelegate(view),
          m_tiles(tiles),
          m_covers(covers),
          m_round(shape == TileGrid::Shape::Round),
          m_view(view) {
        loadFonts();
        connect(&Theme::instance(), &Theme::changed, this, [this] { loadFonts(); });
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto tile = m_tiles.tile(index.row());
        const Palette& colours = palette();
        const int side = option.rect.width();
        const QRectF box(option.rect.topLeft(), QSizeF(side, side));
        const qreal radius = m_round ? side / 2.0 : metrics::kControlRadius;
        painter->setRenderHint(QPainter::Antialiasing);
        if (!tile) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.raised);
            painter->drawRoundedRect(box, radius, radius);
            return;
        }
        paintCoverShadow(*painter, box, radius, 6);
        paintCover(*painter, box,
                   m_covers.cover(tile->artwork, tile->cover, side, m_view->devicePixelRatioF()),
                   radius);
        if (option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(QColor(255, 255, 255, 22));
            painter->drawRoundedRect(box, radius, radius);
        }
        if (option.state & QStyle::State_Selected) {
            painter->setPen(QPen(colours.accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(box.adjusted(-3, -3, 3, 3), radius + 3, radius + 3);
        }
        const QRect title(option.rect.x(), option.rect.y() + side + 8, side, 19);
        line(*painter, title, m_title, colours.text, tile->title);
        line(*painter, title.translated(0, 19), m_text, colours.secondary, tile->about);
    }

 private:
    void loadFonts() {
        m_title = Theme::instance().font(TextSize::Body, QFont::Medium);
        m_text = Theme::instance().font(TextSize::Body);
    }
    void line(QPainter& painter, const QRect& rect, const QFont& font, const QColor& colour,
              const QString& text) const {
        painter.setFont(font);
        painter.setPen(colour);
        const auto side = m_round ? Qt::AlignHCenter : Qt::AlignLeft;
        painter.drawText(rect, static_cast<int>(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    }

    const TileSource& m_tiles;
    Covers& m_covers;
    bool m_round;
    QWidget* m_view;
    QFont m_title, m_text;
};

}  // namespace

TileGrid::TileGrid(QAbstractItemModel& model, const TileSource& tiles, Covers& covers, Shape shape,
                   QWidget* parent)
    : CellView(parent) {
    setSelectionMode(SingleSelection);
    setItemDelegate(new TileDelegate(tiles, covers, shape, this));
    setModel(&model);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&covers, &Covers::arrived, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    const auto choose = [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); };
    connect(this, &QAbstractItemView::clicked, this, [choose](const QModelIndex& index) {
        // With Ctrl or Shift tiles are gathered, not opened.
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            choose(index);
    });
    connect(this, &QAbstractItemView::activated, this, choose);
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const QModelIndex under = indexAt(at);
        const QModelIndex index = under.isValid() ? under : currentIndex();
        if (index.isValid())
            Q_EMIT rowMenuRequested(
                index.row(),
                viewport()->mapToGlobal(under.isValid() ? at : visualRect(index).center()));
    });
}

void TileGrid::setOneLine(bool one) {
    m_oneLine = one;
    setVerticalScrollBarPolicy(one ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, one ? QSizePolicy::Fixed : QSizePolicy::Expanding);
}

QSize TileGrid::sizeHint() const {
    return {400, cellLayout().cell.height() + 10};
}

void TileGrid::resizeEvent(QResizeEvent* event) {
    const int before = perLine();
    CellView::resizeEvent(event);
    if (m_oneLine)
        updateGeometry();
    if (perLine() != before)
        Q_EMIT perLineChanged(perLine());
}

CellView::Layout TileGrid::layoutFor(int width) const {
    Layout layout;
    layout.top = 4;
    layout.bottom = m_oneLine ? 0 : 20;
    layout.gap = QSize(kGap, kGap);
    layout.perLine = std::max(1, (width + kGap) / (kSmallestSide + kGap));
    const int side = (width - kGap * (layout.perLine - 1)) / layout.perLine;
    layout.cell = QSize(side, side + kTextHeight);
    return layout;
}

}  // namespace linnet::ui
