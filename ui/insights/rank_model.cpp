// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/rank_model.h"

#include "ui/library/words.h"

namespace linnet::ui {

RankModel::RankModel(QObject* parent) : QAbstractListModel(parent) {}

void RankModel::show(std::vector<RankRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const RankRow* RankModel::row(int at) const {
    return at >= 0 && at < rowCount() ? &m_rows[static_cast<std::size_t>(at)] : nullptr;
}

int RankModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RankModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RankRow& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return row.title;
    if (role == Qt::AccessibleTextRole)
        return tr("%1, %2, %3 of %4")
            .arg(row.title, row.about, words::number(index.row() + 1), words::number(rowCount()));
    return {};
}

}  // namespace linnet::ui
