// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

class QWidget;

namespace linnet::ui {

/// Tells once that a widget was painted while `ready()` held; then deletes itself.
class FirstPaint final : public QObject {
    Q_OBJECT

 public:
    FirstPaint(QWidget* watched, std::function<bool()> ready);

 Q_SIGNALS:
    void painted();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    std::function<bool()> m_ready;
};

}  // namespace linnet::ui
