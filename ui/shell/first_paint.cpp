// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/first_paint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace linnet::ui {

FirstPaint::FirstPaint(QWidget* watched, std::function<bool()> ready)
    : QObject(watched), m_ready(std::move(ready)) {
    watched->installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint && m_ready()) {
        watched->removeEventFilter(this);
        // The event is about to be painted: when the loop comes round again, it has been.
        QTimer::singleShot(0, this, [this] {
            Q_EMIT painted();
            deleteLater();
        });
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace linnet::ui
