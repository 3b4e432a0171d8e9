// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "core/catalogue/importer.h"
#include "core/events/session.h"
#include "ui/context.h"
#include "ui/importing/progress_card.h"

class QPushButton;

namespace linnet::ui {

/// The card at the bottom of the sidebar while music is added: how far it is, how fast, how long
/// still, and a way to stop. Hidden when there is nothing to say. A small import in which all went
/// well ends as a line here, anything else as a report. GUI thread only.
class ImportChip final : public ProgressCard {
    Q_OBJECT

 public:
    explicit ImportChip(Context& context, QWidget* parent = nullptr);

    /// Nothing: whatever it said is forgotten.
    void setSession(std::optional<Session> session);

 Q_SIGNALS:
    /// To be shown now: `ImportReportDialog::open(…, *report, window)`.
    void reportWanted(const std::shared_ptr<const linnet::catalogue::ImportReport>& report);

 protected:
    void stop() override;
    void dismissed() override;

 private:
    void tell(const catalogue::ImportProgress& progress);
    void finish(const catalogue::ImportReport& report);
    void keep(std::shared_ptr<const catalogue::ImportReport> report);

    catalogue::Importer& m_importer;
    std::optional<Session> m_session;
    std::shared_ptr<const catalogue::ImportReport> m_report;
    QPushButton* m_show;
};

}  // namespace linnet::ui
