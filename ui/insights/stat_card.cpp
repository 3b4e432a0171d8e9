// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/stat_card.h"

#include <QVBoxLayout>

#include "ui/library/text_label.h"

namespace linnet::ui {

StatCard::StatCard(const QString& objectName, const QString& name, QWidget* parent)
    : QFrame(parent),
      m_name(name),
      m_figure(new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, this)) {
    setProperty("card", true);
    setFixedHeight(kHeight);
    auto* label = new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, this);
    label->setText(name);
    label->setElided(true);
    m_figure->setObjectName(objectName);
    m_figure->setElided(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 18);
    column->setSpacing(4);
    column->addWidget(label);
    column->addStretch(1);
    column->addWidget(m_figure);
}

void StatCard::setFigure(const QString& figure) {
    m_figure->setText(figure);
    setAccessibleName(tr("%1: %2").arg(m_name, figure));
}

}  // namespace linnet::ui
