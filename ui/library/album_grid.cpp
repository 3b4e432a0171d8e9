// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/album_grid.h"

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

class AlbumDelegate final : public QStyledItemDelegate {
 public:
    AlbumDelegate(Covers& covers, QWidget* view)
        : QStyledItemDelegate(view), m_covers(covers), m_view(view) {
        loadFonts();
        connect(&Theme::instance(), &Theme::changed, this, [this] { loadFonts(); });
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const auto* albums = static_cast<const AlbumsModel*>(index.model());
        const catalogue::Album* album = albums->row(index.row());
        const Palette& colours = palette();
        const int side = option.rect.width();
        const QRectF box(option.rect.topLeft(), QSizeF(side, side));
        constexpr qreal kRadius = metrics::kControlRadius;
        if (!album) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colours.raised);
            painter->drawRoundedRect(box, kRadius, kRadius);
            return;
        }
        paintCoverShadow(*painter, box, kRadius, 6);
        const QPixmap cover =
            m_covers.cover(album->artwork, album->title, side, m_view->devicePixelRatioF());
        paintCover(*painter, box, cover, kRadius);
        if (option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(QColor(255, 255, 255, 22));
            painter->drawRoundedRect(box, kRadius, kRadius);
        }
        if (option.state & QStyle::State_Selected) {
            painter->setPen(QPen(colours.accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(box.adjusted(-3, -3, 3, 3), kRadius + 3, kRadius + 3);
        }
        const QRect title(option.rect.x(), option.rect.y() + side + 8, side, 19);
        line(*painter, title, m_title, colours.text,
             album->title.isEmpty() ? AlbumsModel::tr("Unknown album") : album->title);
        line(*painter, title.translated(0, 19), m_text, colours.secondary, album->artist);
    }

 private:
    void loadFonts() {
        m_title = Theme::instance().font(TextSize::Body, QFont::Medium);
        m_text = Theme::instance().font(TextSize::Body);
    }
    static void line(QPainter& painter, const QRect& rect, const QFont& font, const QColor& colour,
                     const QString& text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    }

    Covers& m_covers;
    QWidget* m_view;
    QFont m_title, m_text;
};

}  // namespace

AlbumGrid::AlbumGrid(AlbumsModel& model, Covers& covers, QWidget* parent)
    : CellView(parent), m_albums(model) {
    setSelectionMode(ExtendedSelection);
    setItemDelegate(new AlbumDelegate(covers, this));
    setModel(&model);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&covers, &Covers::arrived, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&model, &AlbumsModel::relistBegins, this, &AlbumGrid::keepPlace);
    connect(&model, &AlbumsModel::relistEnded, this, &AlbumGrid::restorePlace);
    const auto choose = [this](const QModelIndex& index) {
        if (const auto key = m_albums.keyAt(index.row()))
            Q_EMIT albumChosen(*key);
    };
    connect(this, &QAbstractItemView::clicked, this, [choose](const QModelIndex& index) {
        // With Ctrl or Shift covers are gathered, not opened.
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            choose(index);
    });
    connect(this, &QAbstractItemView::activated, this, choose);
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const QModelIndex under = indexAt(at);
        const QModelIndex index = under.isValid() ? under : currentIndex();
        const auto key = index.isValid() ? m_albums.keyAt(index.row()) : std::nullopt;
        if (!key)
            return;
        const QPoint where =
            viewport()->mapToGlobal(under.isValid() ? at : visualRect(index).center());
        const auto chosen = selectedAlbums();
        if (chosen.size() > 1 && std::ranges::find(chosen, *key) != chosen.end())
            Q_EMIT menuOfManyRequested(chosen, where);
        else
            Q_EMIT menuRequested(*key, where);
    });
}

std::vector<catalogue::AlbumKey> AlbumGrid::selectedAlbums() const {
    std::vector<catalogue::AlbumKey> keys;
    for (const auto& [first, last] : selectedRanges())
        for (int row = first; row <= last; ++row)
            if (const auto key = m_albums.keyAt(row))
                keys.push_back(*key);
    return keys;
}

void AlbumGrid::setOneLine(bool one) {
    m_oneLine = one;
    setVerticalScrollBarPolicy(one ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, one ? QSizePolicy::Fixed : QSizePolicy::Expanding);
}

int AlbumGrid::perLine() const {
    return cellLayout().perLine;
}

QSize AlbumGrid::sizeHint() const {
    return {400, cellLayout().cell.height() + 10};
}

void AlbumGrid::resizeEvent(QResizeEvent* event) {
    CellView::resizeEvent(event);
    if (m_oneLine)
        updateGeometry();
}

CellView::Layout AlbumGrid::layoutFor(int width) const {
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
