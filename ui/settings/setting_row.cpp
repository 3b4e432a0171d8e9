// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_row.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <utility>

#include "ui/library/text_label.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

SettingRow::SettingRow(const QString& title, const QString& hint, QWidget* control, QWidget* parent)
    : QWidget(parent),
      m_title(new TextLabel(TextSize::Body, QFont::Medium, &Palette::text, this)),
      m_hint(new TextLabel(TextSize::Small, QFont::Normal, &Palette::secondary, this)) {
    m_title->setText(title);
    m_hint->setWordWrap(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_title);
    words->addWidget(m_hint);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 13, 0, 14);
    line->setSpacing(24);
    line->addLayout(words, 1);
    if (control)
        line->addWidget(control, 0, Qt::AlignVCenter);
    setHint(hint);
    setMinimumHeight(47);
}

void SettingRow::setHint(const QString& hint) {
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
}

bool SettingRow::matches(const QString& text) const {
    return m_offered && (m_title->text().contains(text, Qt::CaseInsensitive) ||
                         m_hint->text().contains(text, Qt::CaseInsensitive));
}

void SettingRow::setOffered(bool offered) {
    if (std::exchange(m_offered, offered) != offered)
        Q_EMIT offeredChanged();
}

void SettingRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), ui::palette().hairline);
}

}  // namespace linnet::ui
