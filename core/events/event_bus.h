// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/events/events.h"

namespace linnet {

/// Carries domain events between services that do not know each other. Publish from any thread;
/// receivers connect to published() with themselves as context and so are called on their own
/// thread. Events are published after the commit they tell of.
class EventBus final : public QObject {
    Q_OBJECT

 public:
    explicit EventBus(QObject* parent = nullptr);
    void publish(const Event& event);

 Q_SIGNALS:
    void published(const linnet::Event& event);
};

}  // namespace linnet
