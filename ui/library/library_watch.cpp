// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_watch.h"

#include <algorithm>

namespace linnet::ui {

LibraryWatch::LibraryWatch(EventBus& bus, QObject* parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_sinceLast.start();
        Q_EMIT changed();
    });
    connect(&bus, &EventBus::published, this, &LibraryWatch::onPublished);
}

void LibraryWatch::onPublished(const Event& event) {
    const bool ofSongs = std::holds_alternative<SongAdded>(event) ||
                         std::holds_alternative<SongUpdated>(event) ||
                         std::holds_alternative<SongRemoved>(event);
    if (!ofSongs || m_timer.isActive())
        return;
    const auto rest = m_sinceLast.isValid() ? kEveryMs - m_sinceLast.elapsed() : 0;
    m_timer.start(static_cast<int>(std::max<qint64>(rest, kSoonMs)));
}

}  // namespace linnet::ui
