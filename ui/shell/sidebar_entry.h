// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace linnet::ui {

/// A line of the sidebar: icon, name, figure. In a narrow sidebar only the icon.
class SidebarEntry final : public QAbstractButton {
    Q_OBJECT

 public:
    SidebarEntry(const QString& icon, const QString& name, QWidget* parent);
    /// Nothing below 0.
    void setFigure(qint64 figure);
    void setCompact(bool compact);
    /// Whether what is dragged would fall on it.
    void setTarget(bool target);
    [[nodiscard]] QSize sizeHint() const override { return {200, 34}; }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

 private:
    QString m_icon;
    QString m_figure;
    bool m_compact = false;
    bool m_target = false;
};

}  // namespace linnet::ui
