// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QPointer>
#include <optional>

#include "ui/library/key_plan.h"

namespace linnet::ui {

/// A view of equal cells, one or more in a line, that costs what is visible whatever the model's
/// length: nothing is kept for a row. The cells are drawn by the delegate.
class CellView : public QAbstractItemView {
    Q_OBJECT

 public:
    explicit CellView(QWidget* parent = nullptr);

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;
    void keyboardSearch(const QString& search) override;

    /// Rows on screen, also those in part; both 0 when there are none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;  ///< first, end
    /// Selected rows as ranges (first, last), ascending: a million selected rows are one range.
    [[nodiscard]] std::vector<std::pair<int, int>> selectedRanges() const;
    [[nodiscard]] std::int64_t selectedCount() const;
    /// Row under the pointer, or -1.
    [[nodiscard]] int hoveredRow() const { return m_hovered; }

    /// To be called before a reset and after it, so that selection, current row and place on the
    /// screen follow the rows.
    void keepPlace();
    void restorePlace(const KeyPlan& plan);

    /// Room at the sides that belongs to the view, so that its scroll bar stands in it; the cells
    /// are as wide whether there is a scroll bar or not.
    void setInsets(int left, int right);

    /// A widget above the first row that scrolls with the rows; as high as its size hint.
    void setHeaderWidget(QWidget* header);

    /// The row at the top edge and how far it is scrolled out, to be remembered.
    [[nodiscard]] int topRow() const;
    void scrollToTopRow(int row);
    /// What stands above row `row` (Layout::headings), read aloud before it; empty: nothing.
    [[nodiscard]] virtual QString headingAbove(int) const { return {}; }

 Q_SIGNALS:
    /// What was typed in quick succession, for jumping to a row that begins so.
    void typedAhead(const QString& text);

 protected:
    struct Layout {
        int perLine = 1;
        QSize cell;       ///< without the gaps
        QSize gap{0, 0};  ///< between cells
        int left = 0;     ///< before the first cell of a line
        int top = 0;      ///< above the first line
        int bottom = 0;   ///< below the last
        /// Rows (ascending; one cell a line) above which a heading stands.
        std::vector<int> headings;
        int headingInset = 0;
    };
    /// `width`: between the insets.
    [[nodiscard]] virtual Layout layoutFor(int width) const;
    [[nodiscard]] const Layout& cellLayout() const { return m_layout; }

    void updateGeometries() override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void rowsInserted(const QModelIndex& parent, int start, int end) override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
                     const QList<int>& roles) override;

 private:
    struct Place {
        std::vector<std::pair<int, int>> selected;
        int current = -1;
        int top = 0;
        int offset = 0;
        bool atStart = true;
    };

    [[nodiscard]] int rows() const;
    [[nodiscard]] int lineHeight() const { return m_layout.cell.height() + m_layout.gap.height(); }
    [[nodiscard]] int headingsUpTo(int row) const;
    [[nodiscard]] int lineTop(int row) const;  ///< in the content, not on the screen
    [[nodiscard]] QRect cellRect(int row) const;
    [[nodiscard]] int lineAt(int y) const;  ///< y in the content; clamped to the lines
    void placeHeader();
    /// The row whose cell is nearest; -1 when there are none.
    [[nodiscard]] int nearestRow(const QPoint& point) const;
    void setHovered(int row);

    Layout m_layout;
    QPointer<QWidget> m_header;
    int m_headerHeight = 0;
    std::optional<Place> m_place;
    QString m_typed;
    QElapsedTimer m_sinceTyped;
    int m_hovered = -1;
    int m_leftInset = 0;
    int m_rightInset = 0;
};

}  // namespace linnet::ui
