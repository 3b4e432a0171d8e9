// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/watching.h"

#include <QEvent>
#include <QWidget>

#include "core/playback/playback_service.h"

namespace linnet::ui {

Watching::Watching(QWidget& window, playback::PlaybackService& playback)
    : QObject(&window), m_window(window), m_playback(playback) {
    window.installEventFilter(this);
}

bool Watching::eventFilter(QObject* /*object*/, QEvent* event) {
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide ||
        event->type() == QEvent::WindowStateChange)
        m_playback.setWatched(m_window.isVisible() && !m_window.isMinimized());
    return false;
}

}  // namespace linnet::ui
