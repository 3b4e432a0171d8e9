// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <numbers>

#include "ui/theme/covers.h"

namespace linnet::ui {

namespace {

/// FNV-1a over UTF-16: the same on every machine and in every version, unlike qHash.
std::uint64_t steadyHash(const QString& name) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (const QChar unit : name) {
        hash ^= unit.unicode();
        hash *= 0x100000001b3ULL;
    }
    // The low bits alone choose the shape, so all of it is mixed into them.
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdULL;
    hash ^= hash >> 29;
    return hash;
}

/// All shapes are drawn on a unit square.
class Drawing {
 public:
    Drawing(QPainter& painter, std::uint64_t hash)
        : m_painter(painter), m_hash(hash), m_hue(static_cast<double>(hash % 3600) / 3600.0) {}

    void draw() {
        QLinearGradient ground(0, 0, 1, 1);
        ground.setColorAt(0, colour(0, 0.58, 0.60));
        ground.setColorAt(1, colour(28.0 / 360, 0.59, 0.22));
        m_painter.fillRect(QRectF(0, 0, 1, 1), ground);
        switch ((m_hash >> 13) % 5) {
            case 0:
                circle();
                break;
            case 1:
                landscape();
                break;
            case 2:
                bars();
                break;
            case 3:
                triangle();
                break;
            default:
                rings();
        }
    }

 private:
    [[nodiscard]] QColor colour(double turn, double saturation, double lightness,
                                double alpha = 1) const {
        double hue = m_hue + turn;
        hue -= static_cast<int>(hue);
        return QColor::fromHslF(static_cast<float>(hue), static_cast<float>(saturation),
                                static_cast<float>(lightness), static_cast<float>(alpha));
    }
    [[nodiscard]] QColor shape(double alpha) const { return colour(0.5, 0.78, 0.78, alpha); }
    /// The n-th of a few numbers from 0 to 1 that belong to the name.
    [[nodiscard]] double chance(int n) const {
        return static_cast<double>((m_hash >> (17 + 5 * n)) & 31) / 31.0;
    }

    void circle() {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(shape(0.82));
        m_painter.drawEllipse(QPointF(0.5, 0.535), 0.28, 0.28);
    }

    void landscape() {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(QColor(255, 255, 255, 205));
        m_painter.drawEllipse(QPointF(0.70, 0.28), 0.11, 0.11);
        const double height = 0.08 + 0.12 * chance(0);
        const double middle = 0.62 + 0.08 * chance(1);
        const double shift = 2 * std::numbers::pi * chance(2);
        QPainterPath hills(QPointF(0, 1));
        constexpr int kSteps = 48;
        for (int i = 0; i <= kSteps; ++i) {
            const double x = static_cast<double>(i) / kSteps;
            hills.lineTo(x, middle + height * std::sin(2 * std::numbers::pi * x + shift));
        }
        hills.lineTo(1, 1);
        hills.closeSubpath();
        m_painter.setBrush(shape(0.8));
        m_painter.drawPath(hills);
    }

    void bars() {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(shape(0.72));
        for (int i = 0; i < 7; ++i) {
            const double height = 0.36 + 0.46 * chance(i);
            m_painter.drawRect(QRectF(0.08 + 0.12 * i, 1 - height, 0.072, height));
        }
    }

    void triangle() {
        m_painter.setBrush(Qt::NoBrush);
        QPen pen(shape(1), 0.05);
        pen.setJoinStyle(Qt::MiterJoin);
        m_painter.setPen(pen);
        m_painter.drawPolygon(
            QPolygonF({QPointF(0.5, 0.12), QPointF(0.9, 0.9), QPointF(0.1, 0.9)}));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(shape(1));
        m_painter.drawPolygon(
            QPolygonF({QPointF(0.5, 0.48), QPointF(0.71, 0.88), QPointF(0.29, 0.88)}));
    }

    void rings() {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(shape(0.72), 0.026));
        for (int i = 1; i <= 5; ++i)
            m_painter.drawEllipse(QPointF(0.5, 0.5), 0.081 * i, 0.081 * i);
    }

    QPainter& m_painter;
    std::uint64_t m_hash;
    double m_hue;
};

}  // namespace

QImage Covers::drawn(const QString& name, int pixels) {
    QImage image(std::max(pixels, 1), std::max(pixels, 1), QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(image.width(), image.height());
    Drawing(painter, steadyHash(name)).draw();
    return image;
}

}  // namespace linnet::ui
