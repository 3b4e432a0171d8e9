// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/insights/rank_model.h"
#include "ui/library/cell_view.h"
#include "ui/theme/covers.h"

namespace linnet::ui {

/// What was played most, with a bar for how much; as high as its rows.
class RankList final : public CellView {
    Q_OBJECT

 public:
    /// Opens: a click leads there. Plays: a double click plays. Return does either.
    enum class Click : std::uint8_t { Opens, Plays };

    RankList(const QString& objectName, const QString& name, Click click, Covers& covers,
             QWidget* parent = nullptr);
    void show(std::vector<RankRow> rows);

 Q_SIGNALS:
    void chosen(int row);
    void rowMenuRequested(int row, const QPoint& global);

 protected:
    [[nodiscard]] Layout layoutFor(int width) const override;

 private:
    RankModel* m_rank;
};

}  // namespace linnet::ui
