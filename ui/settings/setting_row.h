// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace linnet::ui {

class TextLabel;

/// One setting: its name, a line that explains it, and its control at the right end.
class SettingRow final : public QWidget {
    Q_OBJECT

 public:
    /// `control` may be null: then the line below the name is what is told.
    SettingRow(const QString& title, const QString& hint, QWidget* control, QWidget* parent);
    void setHint(const QString& hint);
    /// Whether name or explanation hold `text`, whatever its case.
    [[nodiscard]] bool matches(const QString& text) const;
    /// One that this computer has no use for matches nothing.
    void setOffered(bool offered);

 Q_SIGNALS:
    void offeredChanged();

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    TextLabel* m_title;
    TextLabel* m_hint;
    bool m_offered = true;
};

}  // namespace linnet::ui
