// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <stop_token>

namespace linnet::app {

class Backend;

/// Gives back the space of what nothing names any more, bytes and analyses: some time after songs
/// were removed, and once after a start, for what a crash left. Never beside an import.
class Housekeeping final : public QObject {
    Q_OBJECT

 public:
    explicit Housekeeping(Backend& backend);
    /// Stops; the collection ends at the next step.
    ~Housekeeping() override;

 private:
    void collect();

    Backend& m_backend;
    QTimer m_later;
    bool m_running = false;
    std::stop_source m_stop;
};

}  // namespace linnet::app
