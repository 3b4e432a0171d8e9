// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace linnet::ui {

/// The sign and name of Linnet.
class Wordmark final : public QWidget {
    Q_OBJECT

 public:
    explicit Wordmark(QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override { return {114, 32}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace linnet::ui
