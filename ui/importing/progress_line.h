// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProgressBar>

namespace linnet::ui {

/// How far something is, as a thin line; without words.
class ProgressLine final : public QProgressBar {
    Q_OBJECT

 public:
    explicit ProgressLine(QWidget* parent);
    /// 0 to 1.
    void setDone(double part);

 protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace linnet::ui
