// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <stop_token>

#include "core/events/event_bus.h"

namespace linnet::catalogue {
class CatalogueService;
class Importer;
}  // namespace linnet::catalogue

namespace linnet::app {

/// Gives back the space of what nothing names any more: some time after songs were deleted for
/// good, and once after a start, for what a crash left. Never beside an import.
class Housekeeping final : public QObject {
    Q_OBJECT

 public:
    Housekeeping(catalogue::CatalogueService& catalogue, catalogue::Importer& importer,
                 EventBus& events);
    /// Stops; the collection ends at the next step.
    ~Housekeeping() override;

 private:
    void collect();

    catalogue::CatalogueService& m_catalogue;
    catalogue::Importer& m_importer;
    QTimer m_later;
    bool m_running = false;
    bool m_collected = false;  ///< everything was looked through once
    std::stop_source m_stop;
};

}  // namespace linnet::app
