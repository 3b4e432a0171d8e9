// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <memory>
#include <optional>

#include "core/catalogue/importer.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// The card at the bottom of the sidebar while music is added: how far it is, how fast, how long
/// still, and a way to stop. Hidden when there is nothing to say. A small import in which all went
/// well ends as a line here, anything else as a report. GUI thread only.
class ImportChip final : public QFrame {
    Q_OBJECT

 public:
    explicit ImportChip(Context& context, QWidget* parent = nullptr);
    ~ImportChip() override;

    /// Nothing: whatever it said is forgotten.
    void setSession(std::optional<Session> session);
    /// For a sidebar that shows icons only.
    void setCompact(bool compact);

 Q_SIGNALS:
    /// To be shown now: `ImportReportDialog::open(…, *report, window)`.
    void reportWanted(const std::shared_ptr<const linnet::catalogue::ImportReport>& report);

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
