// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace linnet::ui {

/// A row of equal buttons of which one is down.
class Segments final : public QWidget {
    Q_OBJECT

 public:
    /// The object name of each button is that of the row and its number: "queueTabs0".
    Segments(const QString& name, const QStringList& words, QWidget* parent);

    void setCurrent(int index);
    [[nodiscard]] int current() const;

 Q_SIGNALS:
    void chosen(int index);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QButtonGroup* m_buttons;
};

}  // namespace linnet::ui
