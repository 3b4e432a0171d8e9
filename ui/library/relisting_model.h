// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include "storage/result.h"
#include "ui/library/key_plan.h"

namespace linnet::ui {

/// What every PagedModel tells, whatever its rows are (a template has no signals of its own).
class RelistingModel : public QAbstractListModel {
    Q_OBJECT

 public:
    using QAbstractListModel::QAbstractListModel;

 Q_SIGNALS:
    /// Around a reset after which rows are elsewhere, where `plan` says.
    void relistBegins();
    void relistEnded(const linnet::ui::KeyPlan& plan);
    /// The whole list is here, for the first time since its query was set.
    void completed();
    void askingFailed(const linnet::Error& error);
};

}  // namespace linnet::ui
