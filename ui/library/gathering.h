// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <chrono>

namespace linnet::ui {

/// Makes few of many: after note() due() follows soon, and then at most once every `every`, however
/// often it is noted. GUI thread only.
class Gathering final : public QObject {
    Q_OBJECT

 public:
    Gathering(std::chrono::milliseconds soon, std::chrono::milliseconds every,
              QObject* parent = nullptr);
    void note();

 Q_SIGNALS:
    void due();

 private:
    std::chrono::milliseconds m_soon;
    std::chrono::milliseconds m_every;
    QTimer m_timer;
    QElapsedTimer m_sinceLast;
};

}  // namespace linnet::ui
