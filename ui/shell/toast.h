// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;

namespace linnet::ui {

/// A sentence at the bottom of the page that goes by itself.
class Toast final : public QFrame {
    Q_OBJECT

 public:
    explicit Toast(QWidget* parent);
    void say(const QString& words);
    /// Keeps it centred at the bottom of `area`, a rectangle of the parent.
    void setArea(const QRect& area);
    [[nodiscard]] QString words() const;

 private:
    void arrange();

    QLabel* m_label;
    QRect m_area;
    QTimer m_hide;
};

}  // namespace linnet::ui
