// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/theme/theme.h"

// A static library's resources are dropped by the linker unless something names them.
static void initIcons() {
    Q_INIT_RESOURCE(icons);
}

namespace linnet::ui {
namespace {

void loadOnce() {
    static const bool ready = (initIcons(), true);
    Q_UNUSED(ready)
}

QByteArray svg(const QString& name, const QColor& colour) {
    loadOnce();
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("no icon %s", qUtf8Printable(name));
        return {};
    }
    QByteArray text = file.readAll();
    text.replace("currentColor", colour.name().toLatin1());
    return text;
}

/// Renders on demand, and so follows the theme.
class SvgIconEngine final : public QIconEngine {
 public:
    SvgIconEngine(QString name, QColor Palette::*colour)
        : m_name(std::move(name)), m_colour(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const int side = std::min(rect.width(), rect.height());
        const QPixmap picture =
            iconPixmap(m_name, colourFor(mode), side, painter->device()->devicePixelRatioF());
        painter->drawPixmap(rect.x() + (rect.width() - side) / 2,
                            rect.y() + (rect.height() - side) / 2, picture);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        // `size` is in device pixels here.
        const int side = std::min(size.width(), size.height());
        return iconPixmap(m_name, colourFor(mode), qRound(side / scale), scale);
    }
    QIconEngine* clone() const override { return new SvgIconEngine(*this); }

 private:
    QColor colourFor(QIcon::Mode mode) const {
        return palette().*(mode == QIcon::Disabled ? &Palette::faint : m_colour);
    }

    QString m_name;
    QColor Palette::*m_colour;
};

}  // namespace

QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal devicePixelRatio) {
    const QString key = QStringLiteral("linnet-icon/%1/%2/%3/%4")
                            .arg(name, colour.name(QColor::HexArgb))
                            .arg(size)
                            .arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const int side = qCeil(size * devicePixelRatio);
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg(name, colour));
    QPainter painter(&pixmap);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon icon(const QString& name, QColor Palette::*colour) {
    return QIcon(new SvgIconEngine(name, colour));
}

QIcon applicationIcon() {
    loadOnce();
    return QIcon::fromTheme(QStringLiteral("org.linnet.Linnet"),
                            QIcon(QStringLiteral(":/linnet.svg")));
}

}  // namespace linnet::ui
