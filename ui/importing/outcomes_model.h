// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <memory>
#include <vector>

#include "core/catalogue/importer.h"

namespace linnet::ui {

/// The files of one kind in a report: name, and where it lay or why it was refused. Words are made
/// for the rows that are looked at. GUI thread only.
class OutcomesModel final : public QAbstractListModel {
    Q_OBJECT

 public:
    using Kind = catalogue::ImportOutcome::Kind;
    enum Role {
        /// Second line.
        NoteRole = Qt::UserRole + 1,
        /// Path, and of a refused file the whole reason.
        DetailRole,
    };

    explicit OutcomesModel(std::shared_ptr<const catalogue::ImportReport> report,
                           QObject* parent = nullptr);
    void setKind(Kind kind);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
    std::shared_ptr<const catalogue::ImportReport> m_report;
    std::vector<std::uint32_t> m_rows;  ///< indices into the report
};

/// Two lines a row, all of one height.
class OutcomeDelegate final : public QStyledItemDelegate {
    Q_OBJECT

 public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

}  // namespace linnet::ui
