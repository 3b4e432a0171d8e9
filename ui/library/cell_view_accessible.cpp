// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/cell_view_accessible.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPersistentModelIndex>

#include "ui/library/cell_view.h"

namespace linnet::ui {

namespace {

/// One row; it is made when it is asked for and answers from the model.
class CellAccessible final : public QAccessibleInterface {
 public:
    CellAccessible(CellView* view, int row) : m_view(view), m_row(row) {}

    [[nodiscard]] bool isValid() const override {
        return m_view && m_view->model() && m_row < m_view->model()->rowCount();
    }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QWindow* window() const override {
        return isValid() ? m_view->window()->windowHandle() : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        if (!isValid() || kind != QAccessible::Name)
            return {};
        const QString name = index().data(Qt::AccessibleTextRole).toString();
        const QString heading = m_view->headingAbove(m_row);
        return heading.isEmpty() ? name : heading + QStringLiteral(", ") + name;
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override {
        if (!isValid())
            return {};
        const QRect cell = m_view->visualRect(index());
        return {m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        if (!isValid()) {
            state.invalid = true;
            return state;
        }
        state.selectable = state.focusable = state.multiSelectable = true;
        state.selected = m_view->selectionModel()->isSelected(index());
        state.focused = m_view->currentIndex() == index() && m_view->hasFocus();
        state.offscreen = !m_view->viewport()->rect().intersects(m_view->visualRect(index()));
        return state;
    }

 private:
    [[nodiscard]] QModelIndex index() const { return m_view->model()->index(m_row, 0); }

    QPointer<CellView> m_view;
    int m_row;
};

class CellViewAccessible final : public QAccessibleWidget {
 public:
    explicit CellViewAccessible(CellView* view) : QAccessibleWidget(view, QAccessible::List) {}
    ~CellViewAccessible() override {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
    }
    Q_DISABLE_COPY_MOVE(CellViewAccessible)

    [[nodiscard]] int childCount() const override {
        const auto* cells = view();
        return cells && cells->model() ? cells->model()->rowCount() : 0;
    }
    [[nodiscard]] QAccessibleInterface* child(int row) const override {
        if (row < 0 || row >= childCount())
            return nullptr;
        const auto known = m_cells.constFind(row);
        if (known != m_cells.constEnd())
            return QAccessible::accessibleInterface(*known);
        if (m_cells.size() >= kMostCells) {
            for (const QAccessible::Id id : std::as_const(m_cells))
                QAccessible::deleteAccessibleInterface(id);
            m_cells.clear();
        }
        auto* cell = new CellAccessible(view(), row);
        m_cells.insert(row, QAccessible::registerAccessibleInterface(cell));
        return cell;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* cell) const override {
        for (auto it = m_cells.cbegin(); it != m_cells.cend(); ++it)
            if (QAccessible::accessibleInterface(it.value()) == cell)
                return it.key();
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        const QModelIndex at = view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
        return at.isValid() ? child(at.row()) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        const QModelIndex current = view()->currentIndex();
        return current.isValid() ? child(current.row()) : nullptr;
    }

 private:
    static constexpr qsizetype kMostCells = 1000;

    [[nodiscard]] CellView* view() const { return qobject_cast<CellView*>(object()); }

    mutable QHash<int, QAccessible::Id> m_cells;
};

QAccessibleInterface* makeAccessible(const QString&, QObject* object) {
    auto* view = qobject_cast<CellView*>(object);
    return view ? new CellViewAccessible(view) : nullptr;
}

}  // namespace

void installCellViewAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeAccessible);
        return true;
    }();
    Q_UNUSED(installed)
}

}  // namespace linnet::ui
