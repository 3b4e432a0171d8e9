// SPDX-FileCopyrightText: 2026 The Linnet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/avatar.h"

#include <QCryptographicHash>
#include <QLinearGradient>
#include <QTextBoundaryFinder>
#include <array>

#include "ui/theme/theme.h"

namespace linnet::ui {
namespace {

struct Pair {
    QRgb from;
    QRgb to;
};
constexpr std::array<Pair, 8> kGradients{{{0xffe8875f, 0xff7b3f9d},
                                          {0xff4fa3a5, 0xff2f4f9d},
                                          {0xffd9a441, 0xff96394b},
                                          {0xff7bb661, 0xff1f6b6b},
                                          {0xffc56bb5, 0xff4a3b8f},
                                          {0xff5b9bd5, 0xff3b3f8f},
                                          {0xffe07a8b, 0xff8a3f6b},
                                          {0xff9aa34f, 0xff4f5f2f}}};

/// The first character as people see it, also where it takes several code points.
QString initial(const QString& name) {
    const QString trimmed = name.trimmed();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, trimmed);
    const auto end = finder.toNextBoundary();
    return end > 0 ? trimmed.left(end).toUpper() : QString();
}

}  // namespace

void drawAvatar(QPainter& painter, const QRectF& circle, const QString& name, const QString& seed,
                qreal opacity) {
    const QByteArray hash =
        QCryptographicHash::hash(seed.toCaseFolded().toUtf8(), QCryptographicHash::Sha1);
    const auto& pair = kGradients[static_cast<std::uint8_t>(hash[0]) % kGradients.size()];
    QLinearGradient gradient(circle.topLeft() + QPointF(circle.width() * 0.15, 0),
                             circle.bottomRight() - QPointF(circle.width() * 0.15, 0));
    gradient.setColorAt(0, QColor::fromRgb(pair.from));
    gradient.setColorAt(1, QColor::fromRgb(pair.to));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(painter.opacity() * opacity);
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawEllipse(circle);
    QFont font = Theme::instance().font(TextSize::Body, QFont::Bold);
    font.setPixelSize(std::max(11, qRound(circle.height() * 0.385)));
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(circle, Qt::AlignCenter, initial(name));
    painter.restore();
}

}  // namespace linnet::ui
