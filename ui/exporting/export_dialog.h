// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>

#include "core/catalogue/export/export_order.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// Where to, with which tags, and under which names; then the export begins in the background.
/// Remembers the answers. Deletes itself when closed. GUI thread only.
class ExportDialog final : public QDialog {
    Q_OBJECT

 public:
    /// Over `window`; `what` says which songs and playlists.
    static ExportDialog* open(Context& context, const Session& session, catalogue::ExportOrder what,
                              QWidget* window);
    ~ExportDialog() override;

 private:
    ExportDialog(Context& context, const Session& session, catalogue::ExportOrder what,
                 QWidget* window);

    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
