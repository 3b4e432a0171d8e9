// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace linnet::ui {

class TextLabel;

/// "Songs  12 408 songs · 34 days": a page's name and what it holds.
class PageTitle final : public QWidget {
    Q_OBJECT

 public:
    explicit PageTitle(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setFigures(const QString& figures);
    [[nodiscard]] QString figures() const;
    /// Stands at the right end.
    void addAtEnd(QWidget* widget);

 private:
    QHBoxLayout* m_line;
    TextLabel* m_name;
    TextLabel* m_figures;
};

}  // namespace linnet::ui
