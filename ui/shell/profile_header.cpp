// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/profile_header.h"

#include <QPainter>

#include "ui/theme/avatar.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

ProfileHeader::ProfileHeader(const QString& title, const QString& line, QWidget* parent)
    : QWidget(parent), m_title(title), m_line(line) {
    setFixedHeight(72);
    setAccessibleName(title);
    setAccessibleDescription(line);
}

void ProfileHeader::setProfile(const QString& name, const QString& email) {
    m_name = name;
    m_email = email;
    update();
}

void ProfileHeader::paintEvent(QPaintEvent*) {
    const Palette& p = ui::palette();
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    drawAvatar(painter, QRectF(0, 0, 72, 72), m_name, m_email);
    painter.setFont(theme.font(TextSize::Title, QFont::Bold));
    painter.setPen(p.text);
    painter.drawText(QRect(88, 6, width() - 88, 38), Qt::AlignVCenter | Qt::AlignLeft, m_title);
    painter.setFont(theme.font(TextSize::Body));
    painter.setPen(p.secondary);
    painter.drawText(QRect(88, 44, width() - 88, 20), Qt::AlignVCenter | Qt::AlignLeft, m_line);
}

}  // namespace linnet::ui
