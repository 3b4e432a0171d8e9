// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/catalogue/export/exporter.h"
#include "ui/context.h"
#include "ui/importing/progress_card.h"

namespace linnet::ui {

/// The card at the bottom of the sidebar while songs are exported: how far it is, how long still,
/// and a way to stop; at its end what came of it. Tells one profile of its own exports only. Hidden
/// when there is nothing to say. GUI thread only.
class ExportChip final : public ProgressCard {
    Q_OBJECT

 public:
    ExportChip(Context& context, const UserId& user, QWidget* parent);

 Q_SIGNALS:
    /// Something went wrong, and the person has to know; for showExportReport().
    void reportWanted(const linnet::catalogue::ExportReport& report);

 protected:
    void stop() override;

 private:
    void tell(const catalogue::ExportProgress& progress);
    void finish(const catalogue::ExportReport& report);

    catalogue::Exporter& m_exporter;
    UserId m_user;
};

/// What could not be exported, each with its reason; the list can be copied.
void showExportReport(const catalogue::ExportReport& report, QWidget* window);

}  // namespace linnet::ui
