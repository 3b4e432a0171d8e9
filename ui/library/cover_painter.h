// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QRectF>
#include <QWidget>
#include <optional>

#include "ui/theme/covers.h"

class QPainter;

namespace linnet::ui {

/// A cover with round corners, smoothly cut.
void paintCover(QPainter& painter, const QRectF& rect, const QPixmap& cover, qreal radius);
/// What it throws on the page; `depth` is how far it reaches.
void paintCoverShadow(QPainter& painter, const QRectF& rect, qreal radius, int depth);

/// One cover as a widget, with its shadow.
class CoverBox final : public QWidget {
    Q_OBJECT

 public:
    /// Room for the shadow: `shadow` at the sides and below, `above` above.
    CoverBox(Covers& covers, int side, int shadow, int above, QWidget* parent = nullptr);
    void show(const std::optional<storage::ContentHash>& artwork, const QString& name);
    /// A picture that is not in the library (yet); null: back to the artwork.
    void showImage(const QImage& image);
    [[nodiscard]] QSize sizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    Covers& m_covers;
    int m_side;
    int m_shadow;
    int m_above;
    std::optional<storage::ContentHash> m_artwork;
    QString m_name;
    QImage m_image;
};

}  // namespace linnet::ui
