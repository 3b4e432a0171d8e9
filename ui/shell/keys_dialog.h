// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace linnet::ui {

/// The list of keys, as it stands in a dialog and in the settings.
[[nodiscard]] QWidget* makeKeyList(QWidget* parent);

/// What the keyboard can do. Made with new and shown with open(); deletes itself when closed.
class KeysDialog final : public QDialog {
    Q_OBJECT

 public:
    explicit KeysDialog(QWidget* parent);
};

}  // namespace linnet::ui
