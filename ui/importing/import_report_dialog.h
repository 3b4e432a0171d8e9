// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "core/catalogue/importer.h"
#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// What an import did: added, already there, refused and why, each with its list; with Undo.
/// Songs that turn out to be a recording that was there already are told of as they are found. A
/// card over the dimmed window that holds the focus and the keyboard until it is closed; deletes
/// itself then. GUI thread only.
class ImportReportDialog final : public QWidget {
    Q_OBJECT

 public:
    using Report = std::shared_ptr<const catalogue::ImportReport>;

    /// Covers `window`. `session` is whose import it was; Undo works with it.
    static ImportReportDialog* open(Context& context, const Session& session, Report report,
                                    QWidget* window);
    ~ImportReportDialog() override;

 Q_SIGNALS:
    /// The import was undone; after the commit.
    void undone(std::int64_t songs);
    /// The person wants to see which songs are the same as others; the report is closed.
    void duplicatesRequested();
    void closed();

 protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    ImportReportDialog(Context& context, const Session& session, Report report, QWidget* window);

    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
