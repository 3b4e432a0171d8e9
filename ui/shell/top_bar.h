// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace linnet::ui {

class Preferences;
class SearchField;

/// Search over everything, and Add music; 68 px high.
class TopBar final : public QWidget {
    Q_OBJECT

 public:
    static constexpr int kHeight = 68;

    /// `preferences` is borrowed, and outlives this.
    TopBar(Preferences& preferences, QWidget* parent);
    [[nodiscard]] SearchField* search() const { return m_search; }
    void setBackShown(bool shown);

 Q_SIGNALS:
    void backRequested();
    void addFilesRequested();
    void addFolderRequested();
    void addSongRequested();
    void pasteRequested();

 private:
    void openMenu();

    Preferences& m_preferences;
    QPushButton* m_back;
    SearchField* m_search;
    QPushButton* m_add;
};

}  // namespace linnet::ui
