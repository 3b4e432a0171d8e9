// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/history/history_model.h"
#include "ui/library/cell_view.h"
#include "ui/theme/covers.h"

namespace linnet::ui {

class HistoryDelegate;

/// What was played in rows, under a heading for each day.
class HistoryView final : public CellView {
    Q_OBJECT

 public:
    static constexpr int kRow = 50;

    HistoryView(HistoryModel& model, Covers& covers, QWidget* parent = nullptr);
    void setPlaying(std::optional<SongId> song);
    /// At most `most` of the selected rows, in order; the current one where none is selected.
    [[nodiscard]] std::vector<int> selectedRows(int most) const;
    [[nodiscard]] QString headingAbove(int row) const override;

 protected:
    [[nodiscard]] Layout layoutFor(int width) const override;

 private:
    void findDays();

    HistoryModel& m_history;
    HistoryDelegate* m_delegate;
    std::vector<HistoryDay> m_days;
};

}  // namespace linnet::ui
