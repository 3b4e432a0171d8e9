// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_walk.h"

#include "ui/library/cell_view.h"

namespace linnet::ui {

int SearchWalk::rows(int group) const {
    const CellView* view = m_groups[group].view;
    return view->model() ? view->model()->rowCount() : 0;
}

SearchWalk::Place SearchWalk::firstAfter(int group, Place otherwise) const {
    for (int next = group + 1; next < m_groups.size(); ++next)
        if (rows(next) > 0)
            return {next, 0};
    return otherwise;
}

SearchWalk::Place SearchWalk::down(Place from) const {
    if (from.group >= 0 && !m_groups[from.group].grid && from.row + 1 < rows(from.group))
        return {from.group, from.row + 1};
    return firstAfter(from.group, from);
}

SearchWalk::Place SearchWalk::up(Place from, bool top) const {
    if (from.group < 0)
        return from;
    if (!m_groups[from.group].grid && from.row > 0)
        return {from.group, from.row - 1};
    for (int before = from.group - 1; before >= 0; --before)
        if (rows(before) > 0)
            return {before, m_groups[before].grid ? 0 : rows(before) - 1};
    return top ? Place{} : from;
}

SearchWalk::Place SearchWalk::pageDown(Place from) const {
    return firstAfter(from.group, from);
}

SearchWalk::Place SearchWalk::pageUp(Place from, bool top) const {
    for (int before = from.group - 1; before >= 0; --before)
        if (rows(before) > 0)
            return {before, 0};
    return top ? Place{} : from;
}

SearchWalk::Place SearchWalk::along(Place from, int step) const {
    const int row = from.row + step;
    if (from.group < 0 || !m_groups[from.group].grid || row < 0 || row >= rows(from.group))
        return from;
    return {from.group, row};
}

}  // namespace linnet::ui
