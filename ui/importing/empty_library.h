// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace linnet::ui {

/// The Songs page of an empty library: a large place to drop music on, and buttons. The drop itself
/// is taken by the window's DropOverlay.
class EmptyLibrary final : public QWidget {
    Q_OBJECT

 public:
    explicit EmptyLibrary(QWidget* parent = nullptr);

 Q_SIGNALS:
    void chooseFilesRequested();
    void chooseFolderRequested();
};

}  // namespace linnet::ui
