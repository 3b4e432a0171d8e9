// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/centred_page.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace linnet::ui {

CentredPage::CentredPage(int width, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* ground = new QWidget(this);
    m_sheet = new QWidget(ground);
    m_sheet->setMaximumWidth(width);
    m_sheet->setMinimumWidth(std::min(width, 480));
    m_sheet->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_column = new QVBoxLayout(m_sheet);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto* rows = new QVBoxLayout(ground);
    rows->setContentsMargins(24, 24, 24, 24);
    rows->addStretch(1);
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(m_sheet, 1000);
    across->addStretch(1);
    rows->addLayout(across);
    rows->addStretch(1);
    setWidget(ground);
}

}  // namespace linnet::ui
