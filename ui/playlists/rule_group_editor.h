// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "core/catalogue/playlists/playlist.h"
#include "core/catalogue/playlists/smart_rules.h"

class QPushButton;
class QVBoxLayout;

namespace linnet::ui {

class RuleRow;

/// "Songs that match all / any of these", the rules and the groups in it.
class RuleGroupEditor final : public QWidget {
    Q_OBJECT

 public:
    RuleGroupEditor(const catalogue::RuleGroup& group,
                    const std::vector<catalogue::Playlist>& playlists, int depth, QWidget* parent);

    [[nodiscard]] catalogue::RuleGroup group() const;
    /// Whether every value that is written is one.
    [[nodiscard]] bool isValid() const;

 Q_SIGNALS:
    void changed();
    void removed();

 private:
    void setAny(bool any);
    RuleRow* addRule(const catalogue::Rule& rule);
    void addGroup(const catalogue::RuleGroup& group);

    std::vector<catalogue::Playlist> m_playlists;
    int m_depth;
    QVBoxLayout* m_lines;
    QPushButton* m_all;
    QPushButton* m_anyButton;
    std::vector<RuleRow*> m_rules;
    std::vector<RuleGroupEditor*> m_groups;
};

}  // namespace linnet::ui
