// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QString>
#include <optional>
#include <vector>

#include "storage/content_hash.h"

namespace linnet::ui {

/// One of those that were played most.
struct RankRow {
    QString title;
    QString about;
    QString coverName;
    std::optional<storage::ContentHash> artwork;
    double share = 0;  ///< of what the first one has, 0 to 1
};

class RankModel final : public QAbstractListModel {
    Q_OBJECT

 public:
    explicit RankModel(QObject* parent = nullptr);
    void show(std::vector<RankRow> rows);
    /// Null: there is none such.
    [[nodiscard]] const RankRow* row(int at) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
    std::vector<RankRow> m_rows;
};

}  // namespace linnet::ui
