// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/events/session.h"
#include "ui/context.h"

namespace linnet::ui {

/// What an import would add, before it does: reads the files in the background, then shows the
/// albums that they make up, what is there already, what is refused and what is doubtful. The
/// person ticks off what is not to be added. Deletes itself. GUI thread only.
class PreviewDialog final : public QDialog {
    Q_OBJECT

 public:
    static PreviewDialog* open(Context& context, const Session& session,
                               std::vector<std::filesystem::path> paths, QWidget* window);
    ~PreviewDialog() override;

 Q_SIGNALS:
    /// At least one file, to be added now.
    void chosen(const std::vector<std::filesystem::path>& files);
    /// It was closed, and there had been nothing to choose.
    void nothingNew();

 private:
    PreviewDialog(Context& context, const Session& session,
                  std::vector<std::filesystem::path> paths, QWidget* window);

    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
