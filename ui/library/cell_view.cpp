// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/cell_view.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionViewItem>
#include <QWheelEvent>
#include <algorithm>

#include "ui/library/cell_view_accessible.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr int kHeadingHeight = 44;
constexpr int kUnderHeading = 8;  // of it

}  // namespace

CellView::CellView(QWidget* parent) : QAbstractItemView(parent) {
    installCellViewAccessibility();
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    m_layout.cell = QSize(1, 1);
}

int CellView::rows() const {
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int CellView::verticalOffset() const {
    return verticalScrollBar()->value();
}

int CellView::headingsUpTo(int row) const {
    const auto& headings = m_layout.headings;
    return static_cast<int>(std::ranges::upper_bound(headings, row) - headings.begin());
}

int CellView::lineTop(int row) const {
    return m_headerHeight + m_layout.top + row / m_layout.perLine * lineHeight() +
           headingsUpTo(row) * kHeadingHeight;
}

QRect CellView::cellRect(int row) const {
    const int at = row % m_layout.perLine;
    return {QPoint(m_layout.left + at * (m_layout.cell.width() + m_layout.gap.width()),
                   lineTop(row) - verticalOffset()),
            m_layout.cell};
}

int CellView::lineAt(int y) const {
    const int lines = (rows() - 1) / m_layout.perLine;
    int line = (y - m_headerHeight - m_layout.top) / lineHeight();
    // Each heading above pushes the lines below it down.
    for (const int heading : m_layout.headings) {
        if (lineTop(heading) > y)
            break;
        line = std::max(heading, (y - lineTop(heading)) / lineHeight() + heading);
    }
    for (const int heading : m_layout.headings)
        if (line >= heading && lineTop(heading) > y)
            line = lineTop(heading) - kHeadingHeight > y ? heading - 1 : heading;
    return std::clamp(line, 0, lines);
}

QRect CellView::visualRect(const QModelIndex& index) const {
    return index.isValid() ? cellRect(index.row()) : QRect();
}

int CellView::nearestRow(const QPoint& point) const {
    if (rows() == 0)
        return -1;
    const int line = lineAt(point.y() + verticalOffset());
    const int pitch = m_layout.cell.width() + m_layout.gap.width();
    const int at =
        std::clamp((point.x() - m_layout.left) / std::max(pitch, 1), 0, m_layout.perLine - 1);
    return std::min(line * m_layout.perLine + at, rows() - 1);
}

QModelIndex CellView::indexAt(const QPoint& point) const {
    const int row = nearestRow(point);
    return row >= 0 && cellRect(row).contains(point) ? model()->index(row, 0, rootIndex())
                                                     : QModelIndex();
}

std::pair<int, int> CellView::visibleRows() const {
    const int count = rows();
    if (count == 0 || viewport()->height() <= 0)
        return {0, 0};
    const int first = lineAt(verticalOffset());
    const int last = lineAt(verticalOffset() + viewport()->height() - 1);
    return {first * m_layout.perLine, std::min((last + 1) * m_layout.perLine, count)};
}

void CellView::scrollTo(const QModelIndex& index, ScrollHint hint) {
    if (!index.isValid())
        return;
    const QRect rect = visualRect(index);
    const int height = viewport()->height();
    const int value = verticalOffset();
    int to = value;
    if (hint == PositionAtTop)
        to = value + rect.top();
    else if (hint == PositionAtBottom)
        to = value + rect.bottom() + 1 - height;
    else if (hint == PositionAtCenter)
        to = value + rect.center().y() - height / 2;
    else if (rect.top() < 0)
        to = index.row() < m_layout.perLine ? 0 : value + rect.top();
    else if (rect.bottom() >= height)
        to = value + rect.bottom() + 1 - height;
    verticalScrollBar()->setValue(to);
}

int CellView::topRow() const {
    return verticalOffset() == 0 ? 0 : visibleRows().first;
}

void CellView::scrollToTopRow(int row) {
    updateGeometries();
    verticalScrollBar()->setValue(row <= 0 ? 0 : lineTop(row));
}

// Not pure: the base class asks for geometries while this one is still being made.
CellView::Layout CellView::layoutFor(int width) const {
    Layout layout;
    layout.cell = QSize(width, 1);
    return layout;
}

void CellView::updateGeometries() {
    m_layout = layoutFor(std::max(width() - m_leftInset - m_rightInset, 1));
    m_layout.left += m_leftInset;
    m_layout.perLine = std::max(m_layout.perLine, 1);
    m_layout.cell = m_layout.cell.expandedTo(QSize(1, 1));
    const int lines = (rows() + m_layout.perLine - 1) / m_layout.perLine;
    m_headerHeight =
        m_header ? std::max(m_header->sizeHint().height(), m_header->minimumHeight()) : 0;
    const int whole = lines == 0 ? m_headerHeight
                                 : lineTop(rows() - 1) + m_layout.cell.height() + m_layout.bottom;
    verticalScrollBar()->setSingleStep(std::min(m_layout.cell.height(), 60));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, whole - viewport()->height()));
    QAbstractItemView::updateGeometries();
    placeHeader();
}

void CellView::resizeEvent(QResizeEvent* event) {
    const int top = topRow();
    const int perLine = m_layout.perLine;
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
    if (m_layout.perLine != perLine && top > 0)
        scrollToTopRow(top);
}

void CellView::reset() {
    QAbstractItemView::reset();
    setHovered(-1);
    updateGeometries();
}

void CellView::rowsInserted(const QModelIndex& parent, int start, int end) {
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    viewport()->update();
}

void CellView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                           const QList<int>& roles) {
    // The base class asks for the place of every row that has changed, a million if need be.
    const auto [first, end] = visibleRows();
    const int from = std::max(topLeft.row(), first);
    const int to = std::min(bottomRight.row(), end - 1);
    if (from <= to)
        QAbstractItemView::dataChanged(topLeft.siblingAtRow(from), bottomRight.siblingAtRow(to),
                                       roles);
}

void CellView::scrollContentsBy(int dx, int dy) {
    Q_UNUSED(dx)
    Q_UNUSED(dy)
    placeHeader();
    viewport()->update();
    setHovered(-1);
}

void CellView::setHeaderWidget(QWidget* header) {
    m_header = header;
    header->setParent(viewport());
    header->show();
    updateGeometries();
}

void CellView::setInsets(int left, int right) {
    m_leftInset = left;
    m_rightInset = right;
    updateGeometries();
}

void CellView::placeHeader() {
    if (m_header)
        m_header->setGeometry(0, -verticalOffset(), width(), m_headerHeight);
}

void CellView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const auto [first, end] = visibleRows();
    const bool focused = hasFocus();
    for (int row = first; row < end; ++row) {
        option.rect = cellRect(row);
        if (std::ranges::binary_search(m_layout.headings, row)) {
            painter.setFont(Theme::instance().font(TextSize::Small, QFont::DemiBold));
            painter.setPen(linnet::ui::palette().secondary);
            painter.drawText(option.rect.adjusted(m_layout.headingInset, -kHeadingHeight, 0,
                                                  -option.rect.height() - kUnderHeading),
                             Qt::AlignLeft | Qt::AlignBottom, headingAbove(row));
        }
        if (!event->rect().intersects(option.rect))
            continue;
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.index = index;
        option.state = isEnabled() ? QStyle::State_Enabled : QStyle::State_None;
        if (selectionModel() && selectionModel()->isSelected(index))
            option.state |= QStyle::State_Selected;
        if (row == m_hovered)
            option.state |= QStyle::State_MouseOver;
        if (focused && index == currentIndex())
            option.state |= QStyle::State_HasFocus;
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

QModelIndex CellView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) {
    Q_UNUSED(modifiers)
    const int count = rows();
    if (count == 0)
        return {};
    const auto at = [this](int row) { return model()->index(row, 0, rootIndex()); };
    if (!currentIndex().isValid())
        return at(action == MoveEnd ? count - 1 : 0);
    const int row = currentIndex().row();
    const int perLine = m_layout.perLine;
    const int page = std::max(1, viewport()->height() / lineHeight()) * perLine;
    int to = row;
    switch (action) {
        case MoveUp:
            to = row - perLine;
            break;
        case MoveDown:
            // From the line before the last, a shorter last line is still reached.
            to = row + perLine < count || row / perLine == (count - 1) / perLine ? row + perLine
                                                                                 : count - 1;
            break;
        case MoveLeft:
        case MovePrevious:
            to = perLine > 1 || action == MovePrevious ? row - 1 : row;
            break;
        case MoveRight:
        case MoveNext:
            to = perLine > 1 || action == MoveNext ? row + 1 : row;
            break;
        case MoveHome:
            to = 0;
            break;
        case MoveEnd:
            to = count - 1;
            break;
        case MovePageUp:
            to = std::max(row - page, row % perLine);
            break;
        case MovePageDown:
            to = std::min(row + page, count - 1);
            break;
    }
    return at(to < 0 || to >= count ? row : to);
}

void CellView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
    const int from = nearestRow(rect.topLeft());
    const int to = nearestRow(rect.bottomRight());
    if (from < 0 || !selectionModel())
        return;
    const QModelIndex first = model()->index(std::min(from, to), 0, rootIndex());
    const QModelIndex last = model()->index(std::max(from, to), 0, rootIndex());
    selectionModel()->select(QItemSelection(first, last), flags);
}

QRegion CellView::visualRegionForSelection(const QItemSelection& selection) const {
    const auto [first, end] = visibleRows();
    QRegion region;
    for (const QItemSelectionRange& range : selection)
        for (int row = std::max(range.top(), first); row <= std::min(range.bottom(), end - 1);
             ++row)
            region += cellRect(row);
    return region;
}

std::vector<std::pair<int, int>> CellView::selectedRanges() const {
    std::vector<std::pair<int, int>> ranges;
    if (selectionModel())
        for (const QItemSelectionRange& range : selectionModel()->selection())
            if (range.isValid())
                ranges.emplace_back(range.top(), range.bottom());
    std::ranges::sort(ranges);
    return ranges;
}

std::int64_t CellView::selectedCount() const {
    std::int64_t count = 0;
    for (const auto& range : selectedRanges())
        count += range.second - range.first + 1;
    return count;
}

void CellView::keepPlace() {
    Place place;
    place.selected = selectedRanges();
    place.current = currentIndex().isValid() ? currentIndex().row() : -1;
    place.atStart = verticalOffset() == 0;
    place.top = topRow();
    place.offset = rows() > 0 ? cellRect(place.top).top() : 0;
    m_place = std::move(place);
}

void CellView::restorePlace(const KeyPlan& plan) {
    const auto place = std::exchange(m_place, std::nullopt);
    if (!place || plan.unrelated || !selectionModel())
        return;
    updateGeometries();
    // A range may have been torn by what came and went inside it: its ends are followed, and what
    // came between them is taken out again.
    QItemSelection selection;
    const auto add = [&](std::size_t first, std::size_t last) {
        if (first <= last && last < static_cast<std::size_t>(rows()))
            selection.append(
                QItemSelectionRange(model()->index(static_cast<int>(first), 0, rootIndex()),
                                    model()->index(static_cast<int>(last), 0, rootIndex())));
    };
    for (auto [first, last] : place->selected) {
        while (first <= last && !plan.newRow(static_cast<std::size_t>(first)))
            ++first;
        while (last > first && !plan.newRow(static_cast<std::size_t>(last)))
            --last;
        if (first > last)
            continue;
        std::size_t from = *plan.newRow(static_cast<std::size_t>(first));
        const std::size_t to = *plan.newRow(static_cast<std::size_t>(last));
        for (const KeyPlan::Run& run : plan.come) {
            if (run.first + run.count <= from)
                continue;
            if (run.first > to)
                break;
            if (run.first > from)
                add(from, run.first - 1);
            from = run.first + run.count;
        }
        add(from, to);
    }
    if (place->current >= 0) {
        // Where the current row went, its neighbour takes its place.
        std::optional<std::size_t> row;
        for (int old = place->current; !row && old >= 0; --old)
            row = plan.newRow(static_cast<std::size_t>(old));
        if (rows() > 0)
            selectionModel()->setCurrentIndex(
                model()->index(std::min(static_cast<int>(row.value_or(0)), rows() - 1), 0,
                               rootIndex()),
                QItemSelectionModel::NoUpdate);
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (!place->atStart) {
        std::optional<std::size_t> top;
        for (int old = place->top; !top && old >= 0; --old)
            top = plan.newRow(static_cast<std::size_t>(old));
        verticalScrollBar()->setValue(lineTop(static_cast<int>(top.value_or(0))) - place->offset);
    }
}

void CellView::keyPressEvent(QKeyEvent* event) {
    // The window's: play and pause.
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        return event->ignore();
    QAbstractItemView::keyPressEvent(event);
}

void CellView::keyboardSearch(const QString& search) {
    if (!m_sinceTyped.isValid() || m_sinceTyped.elapsed() > QApplication::keyboardInputInterval())
        m_typed.clear();
    m_sinceTyped.start();
    m_typed += search;
    Q_EMIT typedAhead(m_typed);
}

void CellView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton)
        return event->ignore();  // the window's: the page before
    // The right button keeps a selection that it is pressed on.
    if (event->button() == Qt::RightButton) {
        const QModelIndex index = indexAt(event->pos());
        if (index.isValid() && selectionModel()->isSelected(index)) {
            selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
            return event->accept();
        }
    }
    QAbstractItemView::mousePressEvent(event);
}

void CellView::mouseMoveEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->pos());
    setHovered(index.isValid() ? index.row() : -1);
    QAbstractItemView::mouseMoveEvent(event);
}

void CellView::wheelEvent(QWheelEvent* event) {
    // Without a scroll bar it is a part of a page, which scrolls.
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff)
        return event->ignore();
    QAbstractItemView::wheelEvent(event);
}

bool CellView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QAbstractItemView::viewportEvent(event);
}

void CellView::focusInEvent(QFocusEvent* event) {
    QAbstractItemView::focusInEvent(event);
    viewport()->update();
}

void CellView::setHovered(int row) {
    if (row == m_hovered)
        return;
    for (const int changed : {std::exchange(m_hovered, row), row})
        if (changed >= 0)
            viewport()->update(cellRect(changed));
}

}  // namespace linnet::ui
