// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>

namespace linnet::bench {

/// How long the GUI thread was away from its event loop at a stretch: from the moment it woke up to
/// the moment it waited again. Counts every event in between, so it is the most a frame waited.
class BlockMeter final : public QObject {
    Q_OBJECT

 public:
    explicit BlockMeter(QObject* parent = nullptr);
    void reset();
    [[nodiscard]] double longestMs() const { return m_longestMs; }
    /// Of the same stretch, the time the thread was on a processor; what is missing, others took.
    [[nodiscard]] double longestCpuMs() const { return m_longestCpuMs; }

 private:
    QElapsedTimer m_awake;
    double m_cpuAtWake = 0;
    double m_longestMs = 0;
    double m_longestCpuMs = 0;
};

}  // namespace linnet::bench
