// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/form_field.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace linnet::ui {

FormField::FormField(const QString& label, const QString& name, QWidget* parent)
    : QWidget(parent), m_edit(new QLineEdit(this)), m_words(new QLabel(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    auto* title = new QLabel(label, this);
    title->setFont(Theme::instance().font(TextSize::Small));
    setRole(title, "secondary");
    title->setBuddy(m_edit);
    m_edit->setObjectName(name);
    m_edit->setAccessibleName(label);
    m_edit->setFixedHeight(40);
    m_words->setFont(Theme::instance().font(TextSize::Small));
    m_words->setWordWrap(true);
    m_words->hide();
    setRole(m_words, "secondary");
    column->addWidget(title);
    column->addWidget(m_edit);
    column->addWidget(m_words);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { setError({}); });
}

void FormField::setHint(const QString& words) {
    m_hint = words;
    showWords();
}

void FormField::setError(const QString& words) {
    if (words == m_error)
        return;
    m_error = words;
    showWords();
    if (!words.isEmpty())
        announce(m_edit, words);
}

void FormField::showWords() {
    const bool wrong = !m_error.isEmpty();
    m_words->setText(wrong ? m_error : m_hint);
    m_words->setVisible(!m_words->text().isEmpty());
    m_edit->setAccessibleDescription(m_words->text());
    setRole(m_words, wrong ? "bad" : "secondary");
}

void FormField::setPassword() {
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
}

void FormField::insert(QWidget* widget) {
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertSpacing(2, 2);
    column->insertWidget(3, widget);
}

void announce(QWidget* widget, const QString& words) {
    widget->setAccessibleDescription(words);
    QAccessibleEvent alert(widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void setRole(QLabel* label, const char* role) {
    const QString value = QString::fromLatin1(role);
    if (label->property("role").toString() == value)
        return;
    label->setProperty("role", value);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

}  // namespace linnet::ui
