// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/insights/walked_chart.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <algorithm>

#include "ui/theme/theme.h"

namespace linnet::ui {

WalkedChart::WalkedChart(const QString& name, QWidget* parent) : QWidget(parent), m_name(name) {
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WalkedChart::startAt(int value, const QString& name) {
    m_name = name;
    m_current = std::clamp(value, 0, std::max(count() - 1, 0));
    m_hovered = -1;
    tell();
}

int WalkedChart::marked() const {
    if (m_hovered >= 0)
        return m_hovered;
    return hasFocus() && m_current < count() ? m_current : -1;
}

void WalkedChart::tell() {
    const int value = marked();
    setAccessibleName(m_current < count() ? tr("%1. %2").arg(m_name, wordsOf(m_current)) : m_name);
    Q_EMIT pointed(value >= 0 ? wordsOf(value) : QString());
    update();
}

void WalkedChart::keyPressEvent(QKeyEvent* event) {
    const int last = count() - 1;
    int to = m_current + stepOf(event->key());
    if (event->key() == Qt::Key_Home)
        to = 0;
    else if (event->key() == Qt::Key_End)
        to = last;
    if (to == m_current || to < 0 || to > last || event->modifiers() & ~Qt::KeypadModifier)
        return QWidget::keyPressEvent(event);
    m_current = to;
    m_hovered = -1;
    tell();
}

int WalkedChart::valueAt(const QPointF& place) const {
    for (int value = 0; value < count(); ++value) {
        if (areaOf(value).contains(place))
            return value;
    }
    return -1;
}

void WalkedChart::mouseMoveEvent(QMouseEvent* event) {
    const int value = valueAt(event->position());
    if (value == m_hovered)
        return;
    m_hovered = value;
    tell();
}

void WalkedChart::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    if (const int value = valueAt(event->position()); value >= 0) {
        m_current = value;
        tell();
    }
}

void WalkedChart::leaveEvent(QEvent*) {
    m_hovered = -1;
    tell();
}

void WalkedChart::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    tell();
}

void WalkedChart::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    tell();
}

bool WalkedChart::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int value = valueAt(help->pos()); value >= 0)
        QToolTip::showText(help->globalPos(), wordsOf(value), this, areaOf(value).toAlignedRect());
    else
        QToolTip::hideText();
    return true;
}

}  // namespace linnet::ui
