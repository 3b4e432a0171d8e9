// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "core/events/event_bus.h"
#include "ui/library/gathering.h"

namespace linnet::ui {

/// Tells of changes to the songs, gathered: the first soon, then at most one every kEvery, however
/// many songs an import adds. GUI thread only.
class LibraryWatch final : public QObject {
    Q_OBJECT

 public:
    static constexpr int kSoonMs = 30;
    static constexpr int kEveryMs = 500;

    explicit LibraryWatch(EventBus& bus, QObject* parent = nullptr);

 Q_SIGNALS:
    void changed();

 private:
    void onPublished(const Event& event);

    Gathering m_gathering;
};

}  // namespace linnet::ui
