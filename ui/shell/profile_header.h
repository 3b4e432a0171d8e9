// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace linnet::ui {

/// A profile's picture beside a title and a line below it.
class ProfileHeader final : public QWidget {
    Q_OBJECT

 public:
    ProfileHeader(const QString& title, const QString& line, QWidget* parent);
    /// Empty name: no letter on the picture.
    void setProfile(const QString& name, const QString& email);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    QString m_title;
    QString m_line;
    QString m_name;
    QString m_email;
};

}  // namespace linnet::ui
