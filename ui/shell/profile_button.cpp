// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/profile_button.h"

#include <QPainter>

#include "ui/theme/avatar.h"
#include "ui/theme/theme.h"

namespace linnet::ui {

ProfileButton::ProfileButton(auth::Profile profile, QWidget* parent)
    : QAbstractButton(parent), m_profile(std::move(profile)) {
    setObjectName(QStringLiteral("profileButton"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedHeight(48);
    setAccessibleName(tr("Profile of %1").arg(m_profile.displayName));
    setAccessibleDescription(m_profile.email);
    setToolTip(m_profile.email);
}

void ProfileButton::setCompact(bool compact) {
    m_compact = compact;
    update();
}

void ProfileButton::enterEvent(QEnterEvent*) {
    update();
}

void ProfileButton::leaveEvent(QEvent*) {
    update();
}

void ProfileButton::paintEvent(QPaintEvent*) {
    const Palette& p = ui::palette();
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(p.hover);
        painter.drawRoundedRect(rect(), metrics::kControlRadius, metrics::kControlRadius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(p.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75),
                                metrics::kControlRadius, metrics::kControlRadius);
    }
    const qreal left = m_compact ? (width() - 32) / 2.0 : 8;
    drawAvatar(painter, QRectF(left, 8, 32, 32), m_profile.displayName, m_profile.email);
    if (m_compact)
        return;
    const int room = width() - 50 - 8;
    painter.setFont(theme.font(TextSize::Body, QFont::Medium));
    painter.setPen(p.text);
    painter.drawText(QRect(50, 6, room, 19), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_profile.displayName, Qt::ElideRight, room));
    painter.setFont(theme.font(TextSize::Small));
    painter.setPen(p.faint);
    painter.drawText(QRect(50, 24, room, 18), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(m_profile.email, Qt::ElideRight, room));
}

}  // namespace linnet::ui
