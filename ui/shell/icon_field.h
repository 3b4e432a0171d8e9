// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace linnet::ui {

/// A field with an icon at its beginning.
class IconField : public QLineEdit {
    Q_OBJECT

 public:
    /// `right`: what is kept free at the end.
    IconField(const QString& icon, int right, QWidget* parent);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QString m_icon;
};

}  // namespace linnet::ui
