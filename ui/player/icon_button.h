// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "ui/theme/theme.h"

namespace linnet::ui {

/// A button that is an icon of the theme: flat with a ground under the pointer, or the one round
/// accent button of a row. Its accessible name is also its tool tip.
class IconButton final : public QAbstractButton {
    Q_OBJECT

 public:
    enum class Kind : std::uint8_t { Flat, RoundAccent };

    IconButton(Kind kind, const QString& name, QWidget* parent);

    void setIconName(const QString& icon);
    /// What it does now; `shortcut` is shown behind it.
    void setWords(const QString& words, const QString& shortcut = {});
    [[nodiscard]] const QString& iconName() const { return m_icon; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

 private:
    Kind m_kind;
    QString m_icon;
};

}  // namespace linnet::ui
