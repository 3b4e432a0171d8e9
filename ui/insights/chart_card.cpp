// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/chart_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/library/text_label.h"

namespace linnet::ui {

ChartCard::ChartCard(const QString& heading, QWidget* parent)
    : QFrame(parent),
      m_heading(new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, this)),
      m_words(new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, this)),
      m_column(new QVBoxLayout(this)) {
    setProperty("card", true);
    m_heading->setText(heading);
    m_words->setElided(true);
    m_words->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(m_heading);
    line->addWidget(m_words, 1);
    m_column->setContentsMargins(18, 16, 18, 24);
    m_column->setSpacing(12);
    m_column->addLayout(line);
}

void ChartCard::setHeading(const QString& heading) {
    m_heading->setText(heading);
}

void ChartCard::setWords(const QString& words) {
    m_words->setText(words);
}

void ChartCard::add(QWidget* widget) {
    m_column->addWidget(widget);
}

void ChartCard::fillUp() {
    m_column->addStretch(1);
}

}  // namespace linnet::ui
