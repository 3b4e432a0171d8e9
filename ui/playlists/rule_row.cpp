// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playlists/rule_row.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include "ui/player/icon_button.h"
#include "ui/playlists/rule_words.h"
#include "ui/theme/choice_box.h"

namespace linnet::ui {

using catalogue::Rule;
using catalogue::RuleField;
using catalogue::RuleKind;

namespace {

constexpr int kLastField = static_cast<int>(RuleField::Playlist);

/// What a field starts with.
Rule freshRule(RuleField field) {
    Rule rule;
    rule.field = field;
    rule.op = catalogue::opsOf(field).front();
    if (catalogue::kindOf(field) == RuleKind::Date)
        rule.from = 30;
    else if (field == RuleField::Rating)
        rule.from = 60;
    else if (field == RuleField::Loudness)
        rule.from = -16;
    return rule;
}

bool isChoice(const Rule& rule) {
    return words::hasValue(rule) &&
           (rule.field == RuleField::Playlist ||
            (rule.field == RuleField::Rating && rule.op != catalogue::RuleOp::Between));
}

}  // namespace

RuleRow::RuleRow(const Rule& rule, const std::vector<catalogue::Playlist>& playlists,
                 QWidget* parent)
    : QWidget(parent),
      m_rule(rule),
      m_playlists(playlists),
      m_field(new ChoiceBox(QStringLiteral("ruleField"), tr("What is compared"), this)),
      m_op(new ChoiceBox(QStringLiteral("ruleOp"), tr("How it is compared"), this)),
      m_value(new QLineEdit(this)),
      m_choice(new ChoiceBox(QStringLiteral("ruleChoice"), tr("Value"), this)) {
    setObjectName(QStringLiteral("rule"));
    m_field->setFixedWidth(170);
    m_field->setMaxVisibleItems(kLastField + 1);
    for (int field = 0; field <= kLastField; ++field)
        m_field->addItem(words::ruleField(RuleField(field)));
    m_field->setCurrentIndex(static_cast<int>(rule.field));
    m_op->setFixedWidth(150);
    m_value->setObjectName(QStringLiteral("ruleValue"));
    m_value->setAccessibleName(tr("Value"));
    auto* remove = new IconButton(IconButton::Kind::Flat, QStringLiteral("minus"), this);
    remove->setIconName(QStringLiteral("minus"));
    remove->setObjectName(QStringLiteral("ruleRemove"));
    remove->setWords(tr("Take this rule away"));

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(10);
    line->addWidget(m_field);
    line->addWidget(m_op);
    line->addWidget(m_value, 1);
    line->addWidget(m_choice, 1);
    line->addWidget(remove);
    fillOps();
    showValue();
    connect(m_field, &QComboBox::activated, this, &RuleRow::chooseField);
    connect(m_op, &QComboBox::activated, this, &RuleRow::chooseOp);
    connect(m_value, &QLineEdit::textEdited, this, &RuleRow::take);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        if (m_rule.field == RuleField::Rating)
            m_rule.from = m_choice->itemData(index).toDouble();
        else
            m_rule.text = m_choice->itemData(index).toString();
        Q_EMIT changed();
    });
    connect(remove, &QAbstractButton::clicked, this, &RuleRow::removed);
}

void RuleRow::fillOps() {
    m_op->clear();
    for (const auto op : catalogue::opsOf(m_rule.field)) {
        m_op->addItem(words::ruleOp(m_rule.field, op), static_cast<int>(op));
        if (op == m_rule.op)
            m_op->setCurrentIndex(m_op->count() - 1);
    }
}

void RuleRow::chooseField(int index) {
    const auto field = RuleField(index);
    if (field == m_rule.field)
        return;
    // What was written stays where it still says something.
    const Rule before = m_rule;
    m_rule = freshRule(field);
    if (catalogue::kindOf(field) == RuleKind::Text &&
        catalogue::kindOf(before.field) == RuleKind::Text)
        m_rule.text = before.text;
    fillOps();
    showValue();
    Q_EMIT changed();
}

void RuleRow::chooseOp(int index) {
    const auto op = catalogue::RuleOp(m_op->itemData(index).toInt());
    const bool wasDate =
        m_rule.op == catalogue::RuleOp::Before || m_rule.op == catalogue::RuleOp::After;
    const bool isDate = op == catalogue::RuleOp::Before || op == catalogue::RuleOp::After;
    m_rule.op = op;
    if (wasDate != isDate)
        m_rule.from = isDate ? 0 : 30;
    showValue();
    Q_EMIT changed();
}

void RuleRow::showValue() {
    const bool choice = isChoice(m_rule);
    m_choice->setVisible(choice);
    // Where there is nothing to write its place stays empty.
    const bool written = !choice && words::hasValue(m_rule);
    QSizePolicy place = m_value->sizePolicy();
    place.setRetainSizeWhenHidden(!choice);
    m_value->setSizePolicy(place);
    m_value->setVisible(written);
    m_value->setPlaceholderText(words::ruleHint(m_rule));
    const bool empty = m_rule.from == 0 && m_rule.to == 0 && m_rule.text.isEmpty() &&
                       m_rule.op == catalogue::RuleOp::Between;
    m_value->setText(empty ? QString() : words::ruleValue(m_rule));
    m_valid = true;
    if (!choice)
        return;
    m_choice->clear();
    if (m_rule.field == RuleField::Rating) {
        for (int stars = 1; stars <= 5; ++stars)
            m_choice->addItem(QString(stars, QChar(0x2605)), stars * 20.0);
        m_choice->setCurrentIndex(std::clamp(static_cast<int>(m_rule.from) / 20, 1, 5) - 1);
        return;
    }
    m_choice->addItem(tr("Choose a playlist"), QString());
    for (const auto& playlist : m_playlists)
        m_choice->addItem(playlist.name, playlist.id.toString());
    m_choice->setCurrentIndex(std::max(m_choice->findData(m_rule.text), 0));
}

void RuleRow::take(const QString& text) {
    m_valid = words::parseRuleValue(m_rule, text);
    Q_EMIT changed();
}

}  // namespace linnet::ui
