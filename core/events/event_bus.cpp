// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/event_bus.h"

namespace linnet {

EventBus::EventBus(QObject* parent) : QObject(parent) {
    qRegisterMetaType<Event>("linnet::Event");
}

void EventBus::publish(const Event& event) {
    Q_EMIT published(event);
}

}  // namespace linnet
