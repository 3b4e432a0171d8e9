// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace linnet::ui {

class CellView;

/// The groups of a search's results as the arrow keys walk them: the top result, then the rows of
/// each view in turn. A group without rows is passed over.
class SearchWalk {
 public:
    struct Group {
        CellView* view = nullptr;
        QWidget* seen = nullptr;  ///< what is scrolled to
        bool grid = false;        ///< in one line: left and right go along it
    };
    struct Place {
        int group = -1;  ///< of the groups; -1: the top result
        int row = 0;
        friend bool operator==(const Place&, const Place&) = default;
    };

    explicit SearchWalk(QList<Group> groups) : m_groups(std::move(groups)) {}
    [[nodiscard]] const QList<Group>& groups() const { return m_groups; }

    /// Where a key leads from a place; the place itself where it leads nowhere. `top`: there is a
    /// top result.
    [[nodiscard]] Place down(Place from) const;
    [[nodiscard]] Place up(Place from, bool top) const;
    [[nodiscard]] Place pageDown(Place from) const;
    [[nodiscard]] Place pageUp(Place from, bool top) const;
    [[nodiscard]] Place along(Place from, int step) const;

 private:
    [[nodiscard]] int rows(int group) const;
    [[nodiscard]] Place firstAfter(int group, Place otherwise) const;

    QList<Group> m_groups;
};

}  // namespace linnet::ui
