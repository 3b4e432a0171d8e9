// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace linnet::ui {

/// A time beside the seek bar, in figures of equal width so that it stands still while it runs.
class TimeLabel final : public QLabel {
    Q_OBJECT

 public:
    TimeLabel(const QString& name, Qt::Alignment side, QWidget* parent);

 protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace linnet::ui
