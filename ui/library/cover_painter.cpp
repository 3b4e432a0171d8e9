// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/cover_painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/theme/theme.h"

namespace linnet::ui {

void paintCover(QPainter& painter, const QRectF& rect, const QPixmap& cover, qreal radius) {
    if (cover.isNull())
        return;
    QPixmap texture = cover;
    texture.setDevicePixelRatio(1);
    QBrush brush(texture);
    QTransform place;
    place.translate(rect.x(), rect.y());
    place.scale(rect.width() / texture.width(), rect.height() / texture.height());
    brush.setTransform(place);
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setPen(Qt::NoPen);
    painter.setBrush(brush);
    painter.drawRoundedRect(rect, radius, radius);
    painter.restore();
}

void paintCoverShadow(QPainter& painter, const QRectF& rect, qreal radius, int depth) {
    painter.save();
    painter.setPen(Qt::NoPen);
    // Layers that grow fainter outwards, so that no edge is seen; most of it falls downwards. None
    // of it lies below the cover, where it would only cost time.
    const int drop = depth * 3 / 5;
    const int layers = depth + drop;
    const float darkest = palette().dark ? 0.5F : 0.22F;
    const auto inside = static_cast<int>(std::ceil(radius));
    QRegion around(rect.adjusted(-depth, -depth, depth, depth + drop).toAlignedRect());
    around -= rect.toAlignedRect().adjusted(inside, inside, -inside, -inside);
    painter.setClipRegion(around, Qt::IntersectClip);
    for (int layer = 1; layer <= layers; ++layer) {
        const int reach = layer - drop;
        QColor shade(Qt::black);
        shade.setAlphaF(darkest * 2 * static_cast<float>(layers - layer + 1) /
                        static_cast<float>(layers * (layers + 1)));
        painter.setBrush(shade);
        const qreal corner = std::max(radius + reach, 0.0);
        painter.drawRoundedRect(rect.adjusted(-reach, -reach, reach, reach).translated(0, drop),
                                corner, corner);
    }
    painter.restore();
}

CoverBox::CoverBox(Covers& covers, int side, int shadow, int above, QWidget* parent)
    : QWidget(parent), m_covers(covers), m_side(side), m_shadow(shadow), m_above(above) {
    setFixedSize(sizeHint());
    connect(&covers, &Covers::arrived, this, [this](const storage::ContentHash& artwork) {
        if (m_artwork == artwork)
            update();
    });
}

void CoverBox::show(const std::optional<storage::ContentHash>& artwork, const QString& name) {
    m_artwork = artwork;
    m_name = name;
    update();
}

void CoverBox::showImage(const QImage& image) {
    m_image = image;
    update();
}

QSize CoverBox::sizeHint() const {
    return {m_side + 2 * m_shadow, m_side + m_shadow + m_above};
}

void CoverBox::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box(m_shadow, m_above, m_side, m_side);
    if (m_shadow > 0)
        paintCoverShadow(painter, box, metrics::kControlRadius, m_shadow * 2 / 3);
    const QPixmap cover = m_image.isNull()
                              ? m_covers.cover(m_artwork, m_name, m_side, devicePixelRatioF())
                              : QPixmap::fromImage(m_image);
    paintCover(painter, box, cover, metrics::kControlRadius);
}

}  // namespace linnet::ui
