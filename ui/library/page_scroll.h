// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace linnet::ui {

/// A page that scrolls as a whole. What is in it stands between the page's margins, whether there
/// is a scroll bar or not: that stands in the right one. The keyboard scrolls it.
class PageScroll final : public QScrollArea {
    Q_OBJECT

 public:
    /// `mark`: how far what is in it reaches into the margins at both sides.
    PageScroll(const QString& objectName, const QString& name, int mark, QWidget* page);
    /// Of what is in it, from top to bottom.
    [[nodiscard]] QVBoxLayout& column() const { return *m_column; }
    [[nodiscard]] QWidget* content() const { return widget(); }

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    int m_mark;
    QVBoxLayout* m_column;
};

}  // namespace linnet::ui
