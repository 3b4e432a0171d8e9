// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace linnet::ui {

/// Four strokes that fill with the strength of a password.
class StrengthBar final : public QWidget {
    Q_OBJECT

 public:
    explicit StrengthBar(QWidget* parent);
    /// 0 to 4.
    void setStrength(int strength);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    int m_strength = 0;
};

}  // namespace linnet::ui
