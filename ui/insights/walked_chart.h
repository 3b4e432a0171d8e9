// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace linnet::ui {

/// A picture of values, each of which can be pointed at and, with the arrow keys, walked to. What
/// a value says is the tool tip, and the accessible name with the chart's own.
class WalkedChart : public QWidget {
    Q_OBJECT

 public:
    WalkedChart(const QString& name, QWidget* parent);

 Q_SIGNALS:
    /// Nothing: there is no value under the pointer, and the keyboard is elsewhere.
    void pointed(const QString& words);

 protected:
    /// How many can be walked to; the others are only there.
    [[nodiscard]] virtual int count() const = 0;
    [[nodiscard]] virtual QRectF areaOf(int value) const = 0;
    [[nodiscard]] virtual QString wordsOf(int value) const = 0;
    /// How far a key leads; 0: nowhere.
    [[nodiscard]] virtual int stepOf(int key) const = 0;

    /// Other values are shown.
    void startAt(int value, const QString& name);
    /// Under the pointer, or where the keyboard is; -1: neither.
    [[nodiscard]] int marked() const;

    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

 private:
    [[nodiscard]] int valueAt(const QPointF& place) const;
    void tell();

    QString m_name;
    int m_current = 0;
    int m_hovered = -1;
};

}  // namespace linnet::ui
