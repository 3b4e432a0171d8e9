// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

class QSocketNotifier;

namespace linnet::app {

/// Turns SIGINT, SIGTERM and SIGHUP into a call on the thread that made it, so that the program can
/// end in order. One at a time in a process; a second signal ends the program at once.
class UnixSignals final : public QObject {
    Q_OBJECT

 public:
    explicit UnixSignals(std::function<void()> asked, QObject* parent = nullptr);
    ~UnixSignals() override;

 private:
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace linnet::app
