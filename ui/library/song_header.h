// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/library/song_columns.h"

class QAbstractButton;

namespace linnet::ui {

/// The headings over a table of songs; a click sorts by one, another turns the order around.
class SongHeader final : public QWidget {
    Q_OBJECT

 public:
    explicit SongHeader(QWidget* parent = nullptr);
    void setSort(catalogue::SongSort sort, bool descending);
    /// The width of the table's rows, without its scroll bar.
    void setRowWidth(int width);
    [[nodiscard]] QSize sizeHint() const override { return {400, 34}; }

 Q_SIGNALS:
    void sortChosen(linnet::catalogue::SongSort sort, bool descending);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void place();
    void name(QAbstractButton& button, SongColumn column) const;

    std::vector<std::pair<SongColumn, QAbstractButton*>> m_buttons;
    catalogue::SongSort m_sort = catalogue::SongSort::Title;
    bool m_descending = false;
    int m_rowWidth = 0;
};

}  // namespace linnet::ui
