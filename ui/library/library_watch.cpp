// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/library_watch.h"

namespace linnet::ui {

LibraryWatch::LibraryWatch(EventBus& bus, QObject* parent)
    : QObject(parent),
      m_gathering(std::chrono::milliseconds(kSoonMs), std::chrono::milliseconds(kEveryMs)) {
    connect(&m_gathering, &Gathering::due, this, &LibraryWatch::changed);
    connect(&bus, &EventBus::published, this, &LibraryWatch::onPublished);
}

void LibraryWatch::onPublished(const Event& event) {
    if (std::holds_alternative<SongAdded>(event) || std::holds_alternative<SongUpdated>(event) ||
        std::holds_alternative<SongRemoved>(event))
        m_gathering.note();
}

}  // namespace linnet::ui
