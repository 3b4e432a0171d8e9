// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/profile_tiles.h"

#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/avatar.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

constexpr int kCircle = 104;
constexpr int kTileWidth = 132;
constexpr int kTileHeight = 144;
constexpr int kGap = 16;
constexpr int kTop = 8;  // room for the ring

}  // namespace

ProfileTile::ProfileTile(std::optional<auth::Profile> profile, QWidget* parent)
    : QAbstractButton(parent), m_profile(std::move(profile)) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setText(m_profile ? m_profile->displayName : tr("New profile"));
    setAccessibleName(text());
    setCheckable(m_profile.has_value());
    setObjectName(m_profile ? QStringLiteral("profileTile") : QStringLiteral("newProfileTile"));
}

void ProfileTile::enterEvent(QEnterEvent*) {
    update();
}

void ProfileTile::leaveEvent(QEvent*) {
    update();
}

void ProfileTile::paintEvent(QPaintEvent*) {
    const Palette& p = ui::palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle((width() - kCircle) / 2.0, kTop, kCircle, kCircle);
    const bool lit = isChecked() || underMouse() || hasFocus();
    if (m_profile) {
        drawAvatar(painter, circle, m_profile->displayName, m_profile->email, lit ? 1.0 : 0.7);
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(lit ? p.secondary : p.hairline, 2, Qt::DashLine));
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1));
        painter.drawPixmap(QPointF(circle.center().x() - 14, circle.center().y() - 14),
                           iconPixmap(QStringLiteral("plus"), lit ? p.text : p.secondary, 28,
                                      devicePixelRatioF()));
    }
    if (isChecked() || hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hasFocus() && isChecked() ? p.text : p.accent, 3));
        painter.drawEllipse(circle.adjusted(-5.5, -5.5, 5.5, 5.5));
    }
    QFont font = Theme::instance().font(TextSize::Body, QFont::Medium);
    font.setPixelSize(15);
    painter.setFont(font);
    painter.setPen(lit ? p.text : p.secondary);
    const QRect line(0, kTop + kCircle + 12, width(), 22);
    painter.drawText(line, Qt::AlignCenter,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

ProfileTiles::ProfileTiles(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("profileTiles"));
    setAccessibleName(tr("Profiles"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ProfileTiles::setProfiles(const std::vector<auth::Profile>& profiles, const QString& email) {
    for (auto* tile : m_tiles)
        tile->deleteLater();
    m_tiles.clear();
    ProfileTile* first = nullptr;
    for (const auto& profile : profiles) {
        auto* tile = new ProfileTile(profile, this);
        if (!first || profile.email.compare(email, Qt::CaseInsensitive) == 0)
            first = tile;
        connect(tile, &QAbstractButton::clicked, this, [this, tile] {
            choose(tile);
            Q_EMIT confirmed();
        });
        m_tiles.push_back(tile);
    }
    auto* somebodyNew = new ProfileTile(std::nullopt, this);
    connect(somebodyNew, &QAbstractButton::clicked, this, &ProfileTiles::newProfileRequested);
    m_tiles.push_back(somebodyNew);
    for (auto* tile : m_tiles) {
        tile->installEventFilter(this);
        tile->show();
    }
    if (first)
        choose(first);
    updateGeometry();
    resizeEvent(nullptr);
}

const auth::Profile* ProfileTiles::chosen() const {
    for (const auto* tile : m_tiles)
        if (tile->isChecked())
            return &*tile->profile();
    return nullptr;
}

void ProfileTiles::choose(ProfileTile* tile) {
    if (!tile->profile())
        return;
    for (auto* other : m_tiles)
        other->setChecked(other == tile);
    Q_EMIT chosenChanged();
}

int ProfileTiles::columns(int width) const {
    const int fit = std::max(1, (width + kGap) / (kTileWidth + kGap));
    return std::min({fit, 6, std::max(1, static_cast<int>(m_tiles.size()))});
}

int ProfileTiles::heightForWidth(int width) const {
    const int across = columns(width);
    const int rows = (static_cast<int>(m_tiles.size()) + across - 1) / across;
    return std::max(rows, 1) * kTileHeight + std::max(rows - 1, 0) * kGap;
}

QSize ProfileTiles::sizeHint() const {
    return {600, heightForWidth(std::max(width(), 600))};
}

void ProfileTiles::resizeEvent(QResizeEvent*) {
    const int across = columns(width());
    const int count = static_cast<int>(m_tiles.size());
    for (int i = 0; i < count; ++i) {
        const int row = i / across;
        const int inRow = std::min(across, count - row * across);
        const int rowWidth = inRow * kTileWidth + (inRow - 1) * kGap;
        const int x = (width() - rowWidth) / 2 + (i % across) * (kTileWidth + kGap);
        m_tiles[static_cast<std::size_t>(i)]->setGeometry(x, row * (kTileHeight + kGap), kTileWidth,
                                                          kTileHeight);
    }
}

bool ProfileTiles::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto at = std::find(m_tiles.begin(), m_tiles.end(), watched);
        const int from = static_cast<int>(at - m_tiles.begin());
        switch (static_cast<QKeyEvent*>(event)->key()) {
            case Qt::Key_Left:
                walk(from, -1);
                return true;
            case Qt::Key_Right:
                walk(from, 1);
                return true;
            case Qt::Key_Up:
                walk(from, -columns(width()));
                return true;
            case Qt::Key_Down:
                walk(from, columns(width()));
                return true;
            case Qt::Key_Return:
            case Qt::Key_Enter:
                (*at)->click();
                return true;
            default:
                break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ProfileTiles::walk(int from, int step) {
    const int to = from + step;
    if (to < 0 || to >= static_cast<int>(m_tiles.size()))
        return;
    auto* tile = m_tiles[static_cast<std::size_t>(to)];
    tile->setFocus(Qt::TabFocusReason);
    choose(tile);
}

}  // namespace linnet::ui
