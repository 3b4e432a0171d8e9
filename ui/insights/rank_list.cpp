// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/rank_list.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/library/cover_painter.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr int kRow = 50;
constexpr int kCover = 38;
constexpr int kInset = 6;
constexpr int kRankGap = 10;
constexpr int kBar = 150;
constexpr int kBarHeight = 6;

class RankDelegate final : public QStyledItemDelegate {
 public:
    RankDelegate(RankModel& model, Covers& covers, QObject* parent)
        : QStyledItemDelegate(parent), m_model(model), m_covers(covers) {
        loadFonts();
        connect(&Theme::instance(), &Theme::changed, this, [this] { loadFonts(); });
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const RankRow* row = m_model.row(index.row());
        if (!row)
            return;
        const Palette& colours = palette();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        const bool focused = option.state & QStyle::State_HasFocus;
        if (option.state & QStyle::State_MouseOver || focused) {
            painter->setBrush(focused ? colours.selection : colours.hover);
            painter->drawRoundedRect(option.rect, metrics::kRowRadius, metrics::kRowRadius);
        }
        if (focused) {
            painter->setPen(colours.accent);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5),
                                     metrics::kRowRadius, metrics::kRowRadius);
        }
        const QRect& place = option.rect;
        const QRect cover(place.left() + kInset, place.top() + (kRow - kCover) / 2, kCover, kCover);
        paintCover(*painter, cover,
                   m_covers.cover(row->artwork, row->coverName, kCover,
                                  option.widget ? option.widget->devicePixelRatioF() : 1.0),
                   5);
        const int left = cover.right() + 1 + kRankGap;
        const int bar = std::min(kBar, (place.right() - left) * 3 / 8);
        const int room = place.right() - kInset - bar - kRankGap - left;
        const int middle = place.center().y() + 1;
        line(*painter, m_title, colours.text, QRect(left, middle - 19, room, 20), row->title);
        line(*painter, m_about, colours.secondary, QRect(left, middle, room, 18), row->about);
        const QRectF whole(place.right() - kInset - bar, place.center().y() - kBarHeight / 2.0, bar,
                           kBarHeight);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.hairline);
        painter->drawRoundedRect(whole, kBarHeight / 2.0, kBarHeight / 2.0);
        QRectF part = whole;
        part.setWidth(std::max<qreal>(whole.width() * row->share, kBarHeight));
        painter->setBrush(colours.accent);
        painter->drawRoundedRect(part, kBarHeight / 2.0, kBarHeight / 2.0);
        painter->restore();
    }

 private:
    static void line(QPainter& painter, const QFont& font, const QColor& colour, const QRect& place,
                     const QString& text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, place.width()));
    }
    void loadFonts() {
        m_title = Theme::instance().font(TextSize::Body, QFont::Medium);
        m_about = Theme::instance().font(TextSize::Small);
    }

    RankModel& m_model;
    Covers& m_covers;
    QFont m_title;
    QFont m_about;
};

}  // namespace

RankList::RankList(const QString& objectName, const QString& name, Click click, Covers& covers,
                   QWidget* parent)
    : CellView(parent), m_rank(new RankModel(this)) {
    setObjectName(objectName);
    setAccessibleName(name);
    setSelectionMode(SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegate(new RankDelegate(*m_rank, covers, this));
    setModel(m_rank);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&covers, &Covers::arrived, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    const auto choose = [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); };
    if (click == Click::Opens)
        connect(this, &QAbstractItemView::clicked, this, choose);
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

void RankList::show(std::vector<RankRow> rows) {
    const int current = currentIndex().row();
    setFixedHeight(static_cast<int>(rows.size()) * kRow);
    m_rank->show(std::move(rows));
    // Where the keyboard was it still is.
    if (current >= 0 && current < m_rank->rowCount())
        setCurrentIndex(m_rank->index(current));
}

CellView::Layout RankList::layoutFor(int width) const {
    Layout layout;
    layout.cell = QSize(width, kRow);
    return layout;
}

}  // namespace linnet::ui
