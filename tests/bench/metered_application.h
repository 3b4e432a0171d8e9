// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>

namespace linnet::bench {

/// Says which event of the GUI thread took longest, so that a long wait has a name.
class MeteredApplication final : public QApplication {
 public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override;

    void forget() { m_slowest = {}; }
    /// Receiver, kind and milliseconds of the slowest since forget(), and of the slowest that was
    /// sent from inside it.
    [[nodiscard]] QString slowest() const { return m_slowest.words + m_slowest.inside; }

 private:
    struct Slowest {
        QString words;
        QString inside;
        qint64 ns = 0;
    };
    Slowest m_slowest;
    Slowest m_inside;
    int m_depth = 0;
};

}  // namespace linnet::bench
