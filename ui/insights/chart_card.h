// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace linnet::ui {

class TextLabel;

/// A card with a heading, words at the heading's end, and what is put below.
class ChartCard final : public QFrame {
    Q_OBJECT

 public:
    ChartCard(const QString& heading, QWidget* parent = nullptr);
    void setHeading(const QString& heading);
    void setWords(const QString& words);
    /// Below what is there already.
    void add(QWidget* widget);
    /// What was added stands at the top from now on.
    void fillUp();

 private:
    TextLabel* m_heading;
    TextLabel* m_words;
    QVBoxLayout* m_column;
};

}  // namespace linnet::ui
