// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/metered_application.h"

#include <QMetaEnum>
#include <QThread>

namespace linnet::bench {

bool MeteredApplication::notify(QObject* receiver, QEvent* event) {
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const QEvent::Type type = event->type();
    // Before: neither need be there afterwards.
    const QObject* const parent = receiver->parent();
    const QString name =
        receiver->objectName().isEmpty() && parent
            ? QStringLiteral("of %1 %2")
                  .arg(QString::fromLatin1(parent->metaObject()->className()), parent->objectName())
            : receiver->objectName();
    const char* const className = receiver->metaObject()->className();
    QElapsedTimer timer;
    timer.start();
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    const qint64 took = timer.nsecsElapsed();
    Slowest& slowest = m_depth == 0 ? m_slowest : m_inside;
    if (took > slowest.ns) {
        slowest.ns = took;
        slowest.words =
            QStringLiteral("%1 %2: %3 %4 ms")
                .arg(QString::fromLatin1(className), name,
                     QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)))
                .arg(static_cast<double>(took) / 1e6, 0, 'f', 1);
        if (m_depth == 0)
            slowest.inside =
                m_inside.ns > 0 ? QStringLiteral(", in it ") + m_inside.words : QString();
    }
    if (m_depth == 0)
        m_inside = {};
    return handled;
}

}  // namespace linnet::bench
