// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/page_title.h"

#include <QHBoxLayout>

#include "ui/library/text_label.h"

namespace linnet::ui {

PageTitle::PageTitle(const QString& title, QWidget* parent)
    : QWidget(parent),
      m_line(new QHBoxLayout(this)),
      m_name(new TextLabel(TextSize::Title, QFont::Bold, &Palette::text, this)),
      m_figures(new TextLabel(TextSize::Body, QFont::Normal, &Palette::secondary, this)) {
    setFixedHeight(36);
    m_name->setText(title);
    m_name->setObjectName(QStringLiteral("pageTitle"));
    m_figures->setObjectName(QStringLiteral("pageFigures"));
    m_figures->setContentsMargins(0, 0, 0, 4);
    m_figures->setElided(true);
    m_figures->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_figures->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(12);
    m_line->addWidget(m_name, 0, Qt::AlignVCenter);
    m_line->addWidget(m_figures, 1, Qt::AlignBottom);
}

void PageTitle::setTitle(const QString& title) {
    m_name->setText(title);
}

void PageTitle::setFigures(const QString& figures) {
    m_figures->setText(figures);
}

QString PageTitle::figures() const {
    return m_figures->text();
}

void PageTitle::addAtEnd(QWidget* widget) {
    m_line->addWidget(widget, 0, Qt::AlignBottom);
}

}  // namespace linnet::ui
