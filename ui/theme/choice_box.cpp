// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/choice_box.h"

#include <QAbstractItemView>
#include <QPainter>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

ChoiceBox::ChoiceBox(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QComboBox(parent) {
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    view()->setObjectName(objectName + QStringLiteral("List"));
    view()->setAccessibleName(accessibleName);
}

void ChoiceBox::paintEvent(QPaintEvent* event) {
    QComboBox::paintEvent(event);
    constexpr int kArrow = 14;
    constexpr int kMargin = 10;
    const int x = layoutDirection() == Qt::RightToLeft ? kMargin : width() - kArrow - kMargin;
    QPainter painter(this);
    painter.drawPixmap(x, (height() - kArrow) / 2,
                       iconPixmap(QStringLiteral("chevron-down"), ui::palette().secondary, kArrow,
                                  devicePixelRatioF()));
}

}  // namespace linnet::ui
