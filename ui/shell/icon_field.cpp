// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/icon_field.h"

#include <QPainter>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr int kIcon = 16;
constexpr int kBefore = 13;
constexpr int kBehind = 9;
/// What the style keeps free before the text.
constexpr int kPadding = 14;

}  // namespace

IconField::IconField(const QString& icon, int right, QWidget* parent)
    : QLineEdit(parent), m_icon(icon) {
    setTextMargins(kBefore + kIcon + kBehind - kPadding, 0, right, 0);
}

void IconField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    painter.drawPixmap(QPointF(kBefore, (height() - kIcon) / 2.0),
                       iconPixmap(m_icon, ui::palette().secondary, kIcon, devicePixelRatioF()));
}

}  // namespace linnet::ui
