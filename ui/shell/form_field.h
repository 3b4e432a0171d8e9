// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace linnet::ui {

/// A field with its name above and a hint, or what is wrong with it, below.
class FormField final : public QWidget {
    Q_OBJECT

 public:
    /// `name` is the object name of the QLineEdit.
    FormField(const QString& label, const QString& name, QWidget* parent);

    [[nodiscard]] QLineEdit* edit() const { return m_edit; }
    void setHint(const QString& words);
    /// Stands in place of the hint until the text is edited; empty: the hint again.
    void setError(const QString& words);
    void setPassword();
    /// Between the field and the hint.
    void insert(QWidget* widget);

 private:
    void showWords();

    QLineEdit* m_edit;
    QLabel* m_words;
    QString m_hint;
    QString m_error;
};

/// Says `words` through assistive technology as they appear on `widget`.
void announce(QWidget* widget, const QString& words);
/// Sets the label's role for the style sheet.
void setRole(QLabel* label, const char* role);

}  // namespace linnet::ui
