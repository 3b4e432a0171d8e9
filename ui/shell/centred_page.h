// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace linnet::ui {

/// A column in the middle of the window, which scrolls where the window is too low.
class CentredPage : public QScrollArea {
    Q_OBJECT

 public:
    CentredPage(int width, QWidget* parent);

 protected:
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    [[nodiscard]] QWidget* sheet() const { return m_sheet; }

 private:
    QWidget* m_sheet;
    QVBoxLayout* m_column;
};

}  // namespace linnet::ui
