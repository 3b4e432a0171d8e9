// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>
#include <memory>
#include <vector>

namespace linnet::ui {

/// Makes a whole window a drop target for files: covers it while files are dragged over it, says
/// how many, and hands over their paths. Drags that begin in the window itself are left alone. The
/// drag is always answered with a copy. GUI thread only.
class DropOverlay final : public QWidget {
    Q_OBJECT

 public:
    /// Covers `host` and takes the drags that none of its children takes.
    explicit DropOverlay(QWidget* host);
    ~DropOverlay() override;

    /// False: drags pass by (nobody has signed in).
    void setAccepting(bool accepting);

 Q_SIGNALS:
    /// Files and folders of this computer, at least one, as the drag named them.
    void filesDropped(const std::vector<std::filesystem::path>& paths);
    /// What was dropped and cannot be added, and what can be done; for a toast.
    void messaged(const QString& words);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace linnet::ui
