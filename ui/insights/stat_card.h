// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace linnet::ui {

class TextLabel;

/// One large figure under its name.
class StatCard final : public QFrame {
    Q_OBJECT

 public:
    static constexpr int kHeight = 100;

    StatCard(const QString& objectName, const QString& name, QWidget* parent = nullptr);
    void setFigure(const QString& figure);

 private:
    QString m_name;
    TextLabel* m_figure;
};

}  // namespace linnet::ui
