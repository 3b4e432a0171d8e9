// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/page_scroll.h"

#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr int kAbove = 8;
constexpr int kBelow = 24;

}  // namespace

PageScroll::PageScroll(const QString& objectName, const QString& name, int mark, QWidget* page)
    : QScrollArea(page), m_mark(mark) {
    setObjectName(objectName);
    setAccessibleName(name);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    setWidget(content);
    content->setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(this);
    page->setFocusProxy(this);
}

void PageScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    const int margin = metrics::kPageMargin - m_mark;
    const int bar = width() - viewport()->width();
    m_column->setContentsMargins(margin, kAbove, std::max(margin - bar, 0), kBelow);
}

}  // namespace linnet::ui
