// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/catalogue/playlists/playlist.h"
#include "core/catalogue/playlists/smart_rules.h"

class QLineEdit;

namespace linnet::ui {

class ChoiceBox;

/// One rule of a smart playlist: field, comparison, value, and a button that takes it away.
class RuleRow final : public QWidget {
    Q_OBJECT

 public:
    /// `playlists`: those by hand, for the rule of that name.
    RuleRow(const catalogue::Rule& rule, const std::vector<catalogue::Playlist>& playlists,
            QWidget* parent);

    /// As it stands; what was written wrongly leaves the value that was there.
    [[nodiscard]] const catalogue::Rule& rule() const { return m_rule; }
    /// Whether what is written is a value.
    [[nodiscard]] bool isValid() const { return m_valid; }

 Q_SIGNALS:
    void changed();
    void removed();

 private:
    void chooseField(int index);
    void chooseOp(int index);
    void fillOps();
    void showValue();
    void take(const QString& text);

    catalogue::Rule m_rule;
    std::vector<catalogue::Playlist> m_playlists;
    ChoiceBox* m_field;
    ChoiceBox* m_op;
    QLineEdit* m_value;
    ChoiceBox* m_choice;  ///< of stars and playlists
    bool m_valid = true;
};

}  // namespace linnet::ui
