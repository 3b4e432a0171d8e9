// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/rule_group_editor.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/library/text_label.h"
#include "ui/player/icon_button.h"
#include "ui/playlists/rule_row.h"
#include "ui/theme/icons.h"

namespace linnet::ui {

using catalogue::RuleGroup;

namespace {

constexpr int kInset = 22;

}  // namespace

RuleGroupEditor::RuleGroupEditor(const RuleGroup& group,
                                 const std::vector<catalogue::Playlist>& playlists, int depth,
                                 QWidget* parent)
    : QWidget(parent),
      m_playlists(playlists),
      m_depth(depth),
      m_lines(new QVBoxLayout),
      m_all(new QPushButton(tr("all"), this)),
      m_anyButton(new QPushButton(tr("any"), this)) {
    setObjectName(QStringLiteral("ruleGroup"));
    auto* before = new TextLabel(TextSize::Body, QFont::Normal, &Palette::text, this);
    before->setText(depth == 1 ? tr("Songs that match") : tr("and that match"));
    auto* after = new TextLabel(TextSize::Body, QFont::Normal, &Palette::text, this);
    after->setText(tr("of these"));
    m_all->setObjectName(QStringLiteral("matchAll"));
    m_anyButton->setObjectName(QStringLiteral("matchAny"));
    auto* both = new QButtonGroup(this);
    for (QPushButton* button : {m_all, m_anyButton}) {
        button->setCheckable(true);
        button->setAutoDefault(false);
        both->addButton(button);
    }
    auto* heading = new QHBoxLayout;
    heading->setSpacing(6);
    heading->addWidget(before);
    heading->addWidget(m_all);
    heading->addWidget(m_anyButton);
    heading->addWidget(after);
    heading->addStretch(1);
    if (depth > 1) {
        auto* remove = new IconButton(IconButton::Kind::Flat, QStringLiteral("minus"), this);
        remove->setIconName(QStringLiteral("minus"));
        remove->setObjectName(QStringLiteral("groupRemove"));
        remove->setWords(tr("Take this group away"));
        heading->addWidget(remove);
        connect(remove, &QAbstractButton::clicked, this, &RuleGroupEditor::removed);
    }
    auto* addRuleButton = new QPushButton(icon(QStringLiteral("plus")), tr("Add a rule"), this);
    addRuleButton->setObjectName(QStringLiteral("addRule"));
    addRuleButton->setAutoDefault(false);
    auto* addGroupButton = new QPushButton(icon(QStringLiteral("plus")), tr("Add a group"), this);
    addGroupButton->setObjectName(QStringLiteral("addGroup"));
    addGroupButton->setAutoDefault(false);
    addGroupButton->setProperty("quiet", true);
    addGroupButton->setVisible(depth < catalogue::kMaxRuleDepth);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(addRuleButton);
    buttons->addWidget(addGroupButton);
    buttons->addStretch(1);

    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(10);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(depth > 1 ? kInset : 0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(heading);
    column->addLayout(m_lines);
    column->addLayout(buttons);
    if (depth == 1)
        column->addStretch(1);

    (group.any ? m_anyButton : m_all)->setChecked(true);
    setAny(group.any);
    for (const auto& rule : group.rules)
        addRule(rule);
    for (const auto& inner : group.groups)
        addGroup(inner);
    connect(both, &QButtonGroup::buttonClicked, this, [this] {
        setAny(m_anyButton->isChecked());
        Q_EMIT changed();
    });
    connect(addRuleButton, &QAbstractButton::clicked, this, [this] {
        auto* row = addRule({});
        row->findChild<QWidget*>(QStringLiteral("ruleField"))->setFocus();
        Q_EMIT changed();
    });
    connect(addGroupButton, &QAbstractButton::clicked, this, [this] {
        addGroup({true, {catalogue::Rule()}, {}});
        Q_EMIT changed();
    });
}

/// The chosen one is the accent button.
void RuleGroupEditor::setAny(bool any) {
    for (const auto& [button, chosen] : {std::pair(m_all, !any), std::pair(m_anyButton, any)}) {
        button->setProperty("primary", chosen);
        button->style()->unpolish(button);
        button->style()->polish(button);
    }
}

RuleRow* RuleGroupEditor::addRule(const catalogue::Rule& rule) {
    auto* row = new RuleRow(rule, m_playlists, this);
    m_rules.push_back(row);
    // Groups stand below the rules.
    m_lines->insertWidget(static_cast<int>(m_rules.size()) - 1, row);
    connect(row, &RuleRow::changed, this, &RuleGroupEditor::changed);
    connect(row, &RuleRow::removed, this, [this, row] {
        std::erase(m_rules, row);
        row->hide();
        row->deleteLater();
        Q_EMIT changed();
    });
    return row;
}

void RuleGroupEditor::addGroup(const RuleGroup& group) {
    auto* inner = new RuleGroupEditor(group, m_playlists, m_depth + 1, this);
    m_groups.push_back(inner);
    m_lines->addWidget(inner);
    connect(inner, &RuleGroupEditor::changed, this, &RuleGroupEditor::changed);
    connect(inner, &RuleGroupEditor::removed, this, [this, inner] {
        std::erase(m_groups, inner);
        inner->hide();
        inner->deleteLater();
        Q_EMIT changed();
    });
}

RuleGroup RuleGroupEditor::group() const {
    RuleGroup group;
    group.any = m_anyButton->isChecked();
    for (const RuleRow* row : m_rules)
        group.rules.push_back(row->rule());
    for (const RuleGroupEditor* inner : m_groups)
        group.groups.push_back(inner->group());
    return group;
}

bool RuleGroupEditor::isValid() const {
    return std::ranges::all_of(m_rules, &RuleRow::isValid) &&
           std::ranges::all_of(m_groups, &RuleGroupEditor::isValid);
}

}  // namespace linnet::ui
